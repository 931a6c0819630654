import { type Static, Type } from 'typebox'
import { optional } from '../../platform/http/schema.ts'

/** What people are notified of, in the order of the settings. */
export const NOTICE_KINDS = [
  'follow',
  'follow_request',
  'follow_accepted',
  'like',
  'comment_like',
  'comment',
  'reply',
  'mention',
  'goal_reached',
  'record',
  'streak_ending',
  'import_finished',
  'moderation',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** Decisions of moderators have mails of their own, which nobody can turn off. So this kind has no choice of mails. */
export type MailedKind = Exclude<NoticeKind, 'moderation'>

export function isMailedKind(kind: NoticeKind): kind is MailedKind {
  return kind !== 'moderation'
}

/** What else a notification says, besides people, workout, comment and goal. Every field belongs to one kind. */
export const NoticeData = Type.Object(
  optional({
    records: Type.Array(Type.String(), {
      description: '`record`: the personal records that the workout set.',
    }),
    streak_days: Type.Integer({ description: '`streak_ending`: days of the streak.' }),
    imported: Type.Integer({ description: '`import_finished`: files of which workouts were made.' }),
    duplicates: Type.Integer({ description: '`import_finished`: files whose workouts were known.' }),
    refused: Type.Integer({ description: '`import_finished`: files that could not be imported.' }),
    action: Type.String({ description: '`moderation`: what the moderators did.' }),
    reason: Type.String({ description: '`moderation`: why.' }),
  }),
)
export type NoticeData = Static<typeof NoticeData>

/** One thing that happened, for one person. */
export type Notice = { account_id: number; data?: NoticeData } & (
  | { kind: 'follow' | 'follow_request' | 'follow_accepted'; actor_id: number }
  | { kind: 'like'; actor_id: number; workout_id: number }
  | {
      /** `reply` and `comment_like` go to the author of the other comment; `comment_id` is the reply, or what is liked. */
      kind: 'comment' | 'reply' | 'mention' | 'comment_like'
      actor_id: number
      workout_id: number
      comment_id: number
    }
  | { kind: 'goal_reached'; goal_id: number; workout_id?: number }
  | { kind: 'record'; workout_id: number }
  | { kind: 'streak_ending' | 'import_finished' }
  | { kind: 'moderation'; workout_id?: number }
)

type Subjects = {
  actor_id: number | null
  workout_id: number | null
  comment_id: number | null
  goal_id: number | null
}

/** Who and what a notice is about. */
export function subjectsOf(notice: Notice): Subjects {
  return { actor_id: null, workout_id: null, comment_id: null, goal_id: null, ...notice }
}

/** Notices with the same key share a notification until it is read; null for those that never do. */
export function groupKey(notice: Notice): string | null {
  const { kind } = notice
  const { workout_id, comment_id, goal_id } = subjectsOf(notice)
  switch (kind) {
    case 'follow':
    case 'follow_request':
    case 'follow_accepted':
    case 'streak_ending':
    case 'import_finished':
      return kind
    case 'like':
    case 'comment':
    case 'reply':
    case 'record':
      return `${kind} ${workout_id}`
    case 'comment_like':
    case 'mention':
      return `${kind} ${comment_id}`
    case 'goal_reached':
      return `${kind} ${goal_id}`
    case 'moderation':
      return null
  }
}
