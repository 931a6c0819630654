import type { JobHandlers } from '../../platform/jobs/index.ts'
import type { Services } from '../../platform/services.ts'
import { deliver } from './sending/deliver.ts'
import { sendDigest } from './sending/digest.ts'
import { pushNotification } from './sending/push.ts'

declare module '../../platform/jobs/kinds.ts' {
  interface JobPayloads {
    /** A new notification, of which the person may want to hear outside the app. */
    'notifications.deliver': { account_id: number; notification_id: number }
    'notifications.push': { account_id: number; notification_id: number; subscription_id: number }
    /** Planned for an hour in this time zone. */
    'notifications.digest': { account_id: number; time_zone: string }
  }
}

/** About two hours, because push services are away at times. */
const MAX_PUSH_FAILURES = 13

export function notificationJobs(services: Services) {
  return {
    'notifications.deliver': { run: (payload, context) => deliver(services, payload, context) },
    'notifications.push': {
      maxFailures: MAX_PUSH_FAILURES,
      run: (payload, context) => pushNotification(services, payload, context),
    },
    'notifications.digest': { run: (payload, context) => sendDigest(services, payload, context) },
  } satisfies Partial<JobHandlers>
}
