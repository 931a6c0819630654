// Runs on Node.js 20 or newer before any package is installed: plain JavaScript with built-in modules only.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

const OLDEST_NODE = 20
const OLDEST_RUNTIME = 26

/** Installs missing packages, and runs `script` with `args` on the pinned Node.js. Ends the process. */
export async function launch(script, args) {
  if (major(process.versions.node) < OLDEST_NODE) {
    fail(`FitTrack needs Node.js ${OLDEST_NODE} or newer to start; this is ${process.versions.node}.`)
  }
  if (!isInstalled() || !findRuntime()) install()
  const runtime = findRuntime()
  if (!runtime) {
    fail(
      `FitTrack runs on Node.js ${OLDEST_RUNTIME}, and its package has no build for ${process.platform}-${process.arch}. ` +
        `Install Node.js ${OLDEST_RUNTIME} and start again.`,
    )
  }
  handOver(runtime, [path.join(root, script), ...args])
}

/** True when node_modules matches the lock file on this platform. */
function isInstalled() {
  const installedFile = path.join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installedFile)) return false
  const wanted = readJson(path.join(root, 'package-lock.json')).packages
  const installed = readJson(installedFile).packages
  return Object.entries(wanted).every(([name, entry]) => {
    if (name === '') return true
    const found = installed[name]
    return found
      ? found.version === entry.version && found.integrity === entry.integrity
      : entry.optional === true
  })
}

function install() {
  const lock = takeInstallLock()
  console.error('FitTrack: installing packages; the first time this takes about a minute.')
  const npm = process.env.npm_execpath
  // --include: with NODE_ENV=production or an omit setting, npm would leave out the tools that build the web client.
  const options = [
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  const result = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...options], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', options, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
  rmSync(lock, { force: true })
  if (result.error) fail(`FitTrack could not run npm: ${result.error.message}. Install npm and start again.`)
  if (result.status !== 0) fail('FitTrack could not install its packages; the lines above say why.')
}

/** Two processes must not write node_modules at the same time. */
function takeInstallLock() {
  const folder = path.join(root, '.cache')
  const lock = path.join(folder, 'install.pid')
  mkdirSync(folder, { recursive: true })
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
  } catch {
    const owner = Number(readFileSync(lock, 'utf8'))
    if (isRunning(owner))
      fail(`Another start of FitTrack (process ${owner}) is installing; wait for it to end.`)
    writeFileSync(lock, String(process.pid))
  }
  return lock
}

function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function findRuntime() {
  if (major(process.versions.node) >= OLDEST_RUNTIME) return process.execPath
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const names = [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`]
  const binary = process.platform === 'win32' ? 'node.exe' : 'node'
  return names
    .map((name) => path.join(root, 'node_modules', name, 'bin', binary))
    .find((file) => existsSync(file))
}

function handOver(runtime, args) {
  // Compiled code is cached between starts. The pinned runtime comes first on the PATH of child processes.
  const env = {
    NODE_COMPILE_CACHE: path.join(root, '.cache', 'compile'),
    ...process.env,
    PATH: path.dirname(runtime) + path.delimiter + (process.env.PATH ?? ''),
  }
  const child = spawn(runtime, args, { stdio: 'inherit', env })
  // A signal to the process group also reaches the child; a signal to this process alone is forwarded.
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT')
  })
  stopWhenOrphaned(child)
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
}

/** The shell that npm starts dies of a signal without forwarding it; the server must stop then, too. */
function stopWhenOrphaned(child) {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM')
  }, 250).unref()
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}

function major(version) {
  return Number.parseInt(version, 10)
}

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}
