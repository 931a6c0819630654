import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '../..')
const READY = /FitTrack is ready: (http:\S+)/

/** Whoever may administer the server; made before it starts, as an operator does. */
export const ADMIN = { username: 'operator', password: 'mind the gap between us' }

/** The real server on a free port with a new data folder; `log` is its log, the mails among its lines. */
export async function startServer() {
  const folder = mkdtempSync(path.join(tmpdir(), 'fittrack-browsers-'))
  const log = path.join(folder, 'server.log')
  const env = {
    ...process.env,
    DATABASE_URL: '',
    DATA_DIR: path.join(folder, 'data'),
    // Journeys are many people from one address.
    DEBUG: 'true',
    RATE_LIMITS: 'off',
    HOST: '127.0.0.1',
    PORT: '0',
    // Without a mail server the mails are in the log, at this level.
    LOG_LEVEL: 'info',
    EMAIL_HOST: '',
    // Without it passkeys work at http://localhost, whatever the port.
    PUBLIC_URL: '',
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
  const address = new URL(await addressOf(child.stderr, stop))
  return { base: `http://localhost:${address.port}`, log, stop }
}

async function makeAdmin(env: NodeJS.ProcessEnv): Promise<void> {
  const { username, password } = ADMIN
  const flags = ['--username', username, '--email', `${username}@example.org`]
  const child = spawn(process.execPath, ['src/cli.ts', 'create-admin', ...flags], { cwd: ROOT, env })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  child.stdin.end(password)
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`there is no administrator: ${said}`)
}

/** The address that the server prints when it is ready; what it says instead is the error. */
function addressOf(stderr: NodeJS.ReadableStream, stop: () => Promise<void>): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    stderr.on('data', (chunk) => {
      said += chunk
      const [, address] = READY.exec(said) ?? []
      if (address) resolve(address)
    })
    stderr.on('end', () => stop().then(() => reject(new Error(`the server did not start: ${said}`))))
  })
}
