import type { Generated } from 'kysely'

declare module '../../platform/database/schema.ts' {
  interface Tables {
    push_subscription: PushSubscriptionTable
    notification_delivery: NotificationDeliveryTable
  }
}

/** A browser that gets push messages, for as long as the session that made it lasts. */
export type PushSubscriptionTable = {
  id: Generated<number>
  account_id: number
  session_id: number
  /** The public key of this server that the browser has bound the subscription to. */
  server_key: string
  endpoint: string
  p256dh: string
  auth: string
  created_at: number
  /** Since when nothing could be sent; null after a success. */
  failing_since: number | null
}

/** A notification that was sent outside the app, each way at most once. */
export type NotificationDeliveryTable = {
  notification_id: number
  pushed_at: number | null
  mailed_at: number | null
}
