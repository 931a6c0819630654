import { type Notice, notify } from '../../src/features/inbox/index.ts'
import { inTransaction } from '../../src/platform/database/index.ts'
import { openPush } from '../../src/platform/push/index.ts'
import type { Person, TestApp } from './app.ts'
import { type PushService, startPushService } from './push-service.ts'

/** Browsers of people that get push messages from the test's server. */
export async function openBrowsers(
  test: TestApp,
): Promise<PushService & { add(person: Person): Promise<string> }> {
  const service = await startPushService()
  test.services.push = openPush(test.services, service.outbound)
  return {
    ...service,
    /** Subscribes the browser of the person's session; returns its address. */
    async add(person) {
      const { endpoint, ...keys } = service.subscribe()
      const { status } = await person.post('/api/notifications/push/', { endpoint, keys })
      if (status !== 201) throw new Error(`the subscription was answered ${status}`)
      return endpoint
    },
  }
}

export function notifyIn({ services }: TestApp, ...notices: Notice[]): Promise<void> {
  return inTransaction(services.db, (trx) => notify(services, trx, ...notices))
}
