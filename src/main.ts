import { flushCompileCache } from 'node:module'
import { createServer } from 'node:net'
import { buildApp } from './app.ts'
import { buildWebClient } from './features/web/index.ts'
import { laneSlots } from './job-lanes.ts'
import { jobHandlers } from './jobs.ts'
import { scheduleMaintenance } from './maintenance.ts'
import { migrations } from './migrations/index.ts'
import { readConfig } from './platform/config.ts'
import { acquireServerLock, migrateToLatest, servesOneProcess } from './platform/database/index.ts'
import { StartupError } from './platform/errors.ts'
import { stopServing } from './platform/http/stop.ts'
import { requeueRunningJobs, Worker } from './platform/jobs/index.ts'
import type { Services } from './platform/services.ts'
import { closeServices, openServices } from './services.ts'

/** Opens the services, migrates, serves, and closes cleanly on the first signal. */
async function start(): Promise<void> {
  // Other users of this machine must not read the data.
  process.umask(0o077)
  const config = readConfig(process.env)
  const releaseLock = acquireServerLock(config)
  const services = await openServices(config)
  await migrateToLatest(services.db, migrations)
  if (config.roles.includes('web')) await buildWebClient()
  const app = config.roles.includes('web') ? await buildApp(services) : undefined
  let background: Background | undefined
  const close = async () => {
    if (app) await stopServing(app)
    await background?.stop()
    await closeServices(services)
    releaseLock()
  }
  closeOnSignal(services, close)
  if (app) await listen(services, app, close)
  if (config.roles.includes('worker')) background = await startBackground(services)
  // Node.js writes the cache only at a clean exit. The start after a crash must be fast, too.
  flushCompileCache()
}

type Background = Awaited<ReturnType<typeof startBackground>>

async function startBackground(services: Services) {
  if (servesOneProcess(services.db)) await requeueRunningJobs(services.db)
  const worker = new Worker(services, jobHandlers(services), laneSlots(services.config))
  const maintenance = scheduleMaintenance(services)
  return {
    async stop() {
      maintenance.stop()
      await worker.stop()
    },
  }
}

async function listen(
  { config }: Services,
  app: Awaited<ReturnType<typeof buildApp>>,
  close: () => Promise<void>,
): Promise<void> {
  const { port, host } = config.http
  try {
    await app.listen({ port, host: host || (await wildcardAddress()) })
    const { port: taken } = app.server.address() as { port: number }
    process.stderr.write(`FitTrack is ready: http://${host || 'localhost'}:${taken}\n`)
  } catch (error) {
    await close()
    const { code, message } = error as NodeJS.ErrnoException
    const reason =
      code === 'EADDRINUSE'
        ? `Port ${port} is taken; end what uses it, or set PORT to another one.`
        : `The server cannot listen on ${host ? `HOST ${host}, ` : ''}PORT ${port}: ${message}.`
    throw new StartupError(reason, { cause: error })
  }
}

/** `::` includes IPv4. A kernel without IPv6 supports only `0.0.0.0`. */
function wildcardAddress(): Promise<string> {
  const probe = createServer()
  return new Promise((resolve) => {
    probe.once('error', () => resolve('0.0.0.0'))
    probe.listen(0, '::', () => probe.close(() => resolve('::')))
  })
}

function closeOnSignal({ log }: Services, close: () => Promise<void>): void {
  let closing = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (closing) return
      closing = true
      log.info({ signal }, 'closing')
      close().then(
        () => process.exit(0),
        (error) => {
          log.error({ err: error }, 'could not close cleanly')
          process.exit(1)
        },
      )
    })
  }
}

try {
  await start()
} catch (error) {
  process.stderr.write(`${error instanceof StartupError ? error.message : (error as Error).stack}\n`)
  process.exit(1)
}
