import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '../..')
const READY = /FitTrack is ready: (http:\S+)/

/** The administrator that `callAsAdmin` uses; created before the server starts, as an operator would. */
export const ADMIN = { username: 'operator', password: 'mind the gap between us' }

/** Starts the real server on a free port with a new data folder. Its log contains the mails. */
export async function startServer() {
  const folder = mkdtempSync(path.join(tmpdir(), 'fittrack-browsers-'))
  const log = path.join(folder, 'server.log')
  const env = {
    ...process.env,
    DATABASE_URL: '',
    DATA_DIR: path.join(folder, 'data'),
    // All journeys come from one address, so rate limits would stop them. They can be off only with DEBUG.
    DEBUG: 'true',
    RATE_LIMITS: 'off',
    HOST: '127.0.0.1',
    PORT: '0',
    // Without a mail server, mails are logged at this level.
    LOG_LEVEL: 'info',
    EMAIL_HOST: '',
    // Empty, so that passkeys work at http://localhost on any port.
    PUBLIC_URL: '',
    PUBLIC_PAGES: 'on',
  }
  await makeAdmin(env)
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.pipe(createWriteStream(log))
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const exited = once(child, 'exit')
      child.kill()
      await exited
    }
    rmSync(folder, { recursive: true, force: true })
  }
  const address = new URL(await readyAddress(child.stderr, stop))
  return { base: `http://localhost:${address.port}`, log, stop }
}

async function makeAdmin(env: NodeJS.ProcessEnv): Promise<void> {
  const { username, password } = ADMIN
  const flags = ['--username', username, '--email', `${username}@example.org`]
  const child = spawn(process.execPath, ['src/cli.ts', 'create-admin', ...flags], { cwd: ROOT, env })
  let output = ''
  child.stderr.on('data', (chunk) => {
    output += chunk
  })
  child.stdin.end(password)
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`create-admin failed: ${output}`)
}

/** The address that the server prints when it is ready; if it exits first, its output becomes the error. */
function readyAddress(stderr: NodeJS.ReadableStream, stop: () => Promise<void>): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    stderr.on('data', (chunk) => {
      output += chunk
      const [, address] = READY.exec(output) ?? []
      if (address) resolve(address)
    })
    stderr.on('end', () => stop().then(() => reject(new Error(`the server did not start: ${output}`))))
  })
}
