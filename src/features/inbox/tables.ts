import type { Generated } from 'kysely'
import type { NoticeKind } from './kinds.ts'

declare module '../../platform/database/schema.ts' {
  interface Tables {
    inbox_state: InboxStateTable
    notification: NotificationTable
    notification_actor: NotificationActorTable
    notification_preference: NotificationPreferenceTable
  }
}

/** One row per person who has ever been notified. */
export type InboxStateTable = {
  account_id: number
  /**
   * Counts the changes of the person's notifications. Whoever changes them updates this row first, so the changes of a
   * person run one after another, and a reader who sees a number also sees all changes with lower ones.
   */
  last_seq: number
}

/** What has happened, for one person. Similar things that happen before it is read share one row. */
export type NotificationTable = {
  id: Generated<number>
  account_id: number
  kind: NoticeKind
  /** What shares an unread row; null for what never does. */
  group_key: string | null
  /** The person's `last_seq` after the newest change of the row that is news to the person. */
  seq: number
  workout_id: number | null
  goal_id: number | null
  data: string
  created_at: number
  updated_at: number
  read_at: number | null
}

/** Who did it, and in which comment. One row for each like, comment and so on. */
export type NotificationActorTable = {
  id: Generated<number>
  notification_id: number
  actor_id: number
  comment_id: number | null
  created_at: number
}

/** What a person has chosen for a kind. Without a row, the defaults of the kind apply. */
export type NotificationPreferenceTable = {
  account_id: number
  kind: NoticeKind
  /** 0: nothing is stored, so nothing is sent either. */
  in_app: number
  email: EmailChoice
  push: number
}

export type EmailChoice = 'off' | 'at_once' | 'digest'
