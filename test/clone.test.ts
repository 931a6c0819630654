import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { register, send } from './faults/api.ts'
import { collectOutput, readyAddress } from './faults/server-process.ts'
import { ROOT } from './tools.ts'

const START_WITHIN_MS = 400_000
const STOP_WITHIN_MS = 30_000

/** The system's PATH, without this checkout's pinned runtime and tools. */
const systemPath = (process.env.PATH ?? '')
  .split(path.delimiter)
  .filter((folder) => !folder.includes('node_modules'))

test(
  '`npm start` in a new clone installs, builds, serves and stops cleanly',
  async () => {
    const clone = copyOfTree()
    const dataDir = path.join(clone, 'data')
    const child = spawn(systemNpm(), ['start'], {
      cwd: clone,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      // Leaves out the npm_… variables of this run, because the clone must find npm by itself.
      env: {
        HOME: process.env.HOME,
        PATH: systemPath.join(path.delimiter),
        PORT: '0',
        HOST: '127.0.0.1',
        DATA_DIR: dataDir,
      },
    })
    const output = collectOutput(child)
    try {
      const url = await readyAddress(child, output, START_WITHIN_MS)
      expect((await fetch(`${url}/healthz`)).status).toBe(200)
      const page = await fetch(url, { headers: { accept: 'text/html' } })
      expect(page.headers.get('content-type')).toContain('text/html')
      expect(await page.text()).toContain('<div id="app">')
      const person = await register(url, 'ana')
      const workout = { sport: 'running', duration: 30 }
      expect((await send(person, 'POST', '/api/workouts/', { body: workout })).status).toBe(201)
      expect(existsSync(path.join(dataDir, 'fittrack.db'))).toBe(true)

      // Signals the whole process group, as a terminal and systemd do, because npm's shell does not forward signals.
      process.kill(-child.pid!, 'SIGTERM')
      await once(child, 'close', { signal: AbortSignal.timeout(STOP_WITHIN_MS) })
      expect(output()).toContain('"msg":"closing"')
      expect(output()).not.toContain('could not close cleanly')
      // SQLite removes the write-ahead log when the last connection closes.
      expect(existsSync(path.join(dataDir, 'fittrack.db-wal'))).toBe(false)
    } finally {
      killGroup(child.pid!)
      rmSync(clone, { recursive: true, force: true })
    }
  },
  START_WITHIN_MS + 60_000,
)

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // The group has already ended.
  }
}

/** Copies the files that a clone would contain, including uncommitted changes. */
function copyOfTree(): string {
  const clone = mkdtempSync(path.join(tmpdir(), 'fittrack-clone-'))
  const listed = execFileSync('git', ['ls-files', '-coz', '--exclude-standard'], { cwd: ROOT })
  for (const name of new Set(listed.toString().split('\0'))) {
    const file = path.join(ROOT, name)
    if (name === '' || !existsSync(file)) continue
    mkdirSync(path.join(clone, path.dirname(name)), { recursive: true })
    copyFileSync(file, path.join(clone, name))
  }
  return clone
}

function systemNpm(): string {
  const npm = systemPath.map((folder) => path.join(folder, 'npm')).find(isExecutable)
  if (!npm) throw new Error('npm is not on the PATH')
  return npm
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
