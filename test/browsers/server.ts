import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '../..')
const READY = /FitTrack is ready: (http:\S+)/

/** The real server on a free port with a new data folder; `log` is the file with its errors. */
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
    LOG_LEVEL: 'error',
  }
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
  return { base: await addressOf(child.stderr, stop), log, stop }
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
