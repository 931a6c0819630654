import { Cron } from 'croner'
import { sweepOrphans } from './features/recordings/index.ts'
import { forgetOldKeys } from './platform/http/idempotency.ts'
import type { Services } from './services.ts'

const HOURLY = '17 * * * *'
const INTERRUPTED_AFTER_MS = 3_600_000

/** Tidies up now and every hour: what crashes left in storage, and answers that nobody may ask for any more. */
export function scheduleMaintenance(services: Services): { stop(): void } {
  const run = () =>
    maintain(services).catch((error) => services.log.error({ err: error }, 'maintenance failed'))
  const schedule = new Cron(HOURLY, { protect: true }, run)
  void run()
  return schedule
}

async function maintain(services: Services): Promise<void> {
  const { db, storage, clock, log } = services
  const interrupted = await storage.sweepInterrupted(clock.now() - INTERRUPTED_AFTER_MS)
  const orphans = await sweepOrphans(services)
  const keys = await forgetOldKeys(db, clock.now())
  log.debug({ interrupted, orphans, keys }, 'tidied up')
}
