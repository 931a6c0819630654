import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { administer, databaseUrl } from '../support/global-setup.ts'
import { type ReceivedMail, startMailServer } from '../support/mail-server.ts'
import { findServices } from '../support/services.ts'
import { type ServerProcess, startServer } from './server-process.ts'
import { usageOf } from './usage.ts'

export type DatabaseName = 'sqlite' | 'postgres'

/** A server with the default limits, a database, a folder and a mail server of its own. */
export type AttackedServer = {
  url: string
  dataDir: string
  mails: ReceivedMail[]
  pid: number
  /** What the server has written to its log. */
  output(): string
  /** The resident memory of the server, without its worker processes. */
  rss_mb(): number
  /** How the server ended, or undefined while it runs. */
  ended(): string | undefined
  /** Ends the server by SIGTERM; resolves with the exit code and how long it took. */
  stop: ServerProcess['stop']
  loopDelay: ServerProcess['loopDelay']
  close(): Promise<void>
}

let opened = 0

/** `env` are more settings, `preload` a script to load before the server. */
export async function openAttackedServer(
  database: DatabaseName,
  { env = {}, preload }: { env?: Record<string, string>; preload?: string } = {},
): Promise<AttackedServer> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'fittrack-abuse-'))
  const mailServer = await startMailServer()
  const { url: databaseAddress, drop } = await createDatabase(database)
  const close = async (server?: ServerProcess) => {
    await server?.stop()
    await mailServer.stop()
    await drop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    const settings = {
      DATA_DIR: dataDir,
      DATABASE_URL: databaseAddress,
      EMAIL_HOST: '127.0.0.1',
      EMAIL_PORT: String(mailServer.port),
      // Every client has its own address, which it sends in X-Forwarded-For as a proxy would.
      TRUSTED_PROXIES: '127.0.0.1',
    }
    const server = await startServer({ ...settings, ...env }, preload)
    const { process: child } = server
    return {
      url: server.url,
      dataDir,
      mails: mailServer.received,
      pid: child.pid!,
      output: server.output,
      rss_mb: () => usageOf(child.pid)?.rss_mb ?? Number.NaN,
      ended: () =>
        child.exitCode === null && child.signalCode === null
          ? undefined
          : `the server ended: ${child.signalCode ?? child.exitCode}\n${server.output().slice(-2_000)}`,
      stop: server.stop,
      loopDelay: server.loopDelay,
      close: () => close(server),
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function createDatabase(database: DatabaseName): Promise<{ url: string; drop(): Promise<unknown> }> {
  if (database === 'sqlite') return { url: '', drop: async () => {} }
  const { postgres, missing } = await findServices()
  if (!postgres) throw new Error(`This machine lacks ${missing.join(' and ')}.`)
  const name = `fittrack_abuse_${process.pid}_${opened++}`
  await administer(postgres, `create database ${name}`)
  const drop = () => administer(postgres, `drop database if exists ${name} with (force)`)
  return { url: databaseUrl(postgres, name), drop }
}
