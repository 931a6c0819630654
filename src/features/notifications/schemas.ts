import { type Static, Type } from 'typebox'
import { CursorQuery, cursorPageOf } from '../../platform/http/pagination.ts'
import { Id, Instant, named, nullable, optional, strictObject } from '../../platform/http/schema.ts'
import { isMailedKind, type MailedKind, NOTICE_KINDS, NoticeData } from '../inbox/index.ts'

const NotificationActor = named(
  'NotificationActor',
  Type.Object({
    username: Type.String({ examples: ['ana'] }),
    name: Type.String({ examples: ['Ana Lind'] }),
    image: nullable(Type.String()),
  }),
)

export const Notification = named(
  'Notification',
  Type.Object({
    id: Id,
    seq: Type.Integer({
      description:
        'Counts the changes of your notifications. A notification that something is added to gets the next one.',
    }),
    kind: Type.Enum([...NOTICE_KINDS]),
    is_read: Type.Boolean(),
    actors: Type.Array(NotificationActor, { description: 'Up to three of the people, the latest first.' }),
    actors_count: Type.Integer({ description: 'All people whom you may see, of the latest 1,000.' }),
    workout: Type.Union([
      named('NotificationWorkout', Type.Object({ id: Id, title: Type.String(), is_owner: Type.Boolean() })),
      Type.Null(),
    ]),
    comment: Type.Union([
      named(
        'NotificationComment',
        Type.Object({ id: Id, excerpt: Type.String({ description: 'The first 140 characters.' }) }),
      ),
      Type.Null(),
    ]),
    goal: Type.Union([
      named('NotificationGoal', Type.Object({ id: Id, kind: Type.String(), description: Type.String() })),
      Type.Null(),
    ]),
    data: NoticeData,
    created_at: Instant,
    updated_at: Instant,
  }),
)
export type Notification = Static<typeof Notification>

export const NotificationPage = cursorPageOf(Notification)
export const NotificationQuery = strictObject(CursorQuery)

export const UnreadCount = named(
  'UnreadCount',
  Type.Object({ count: Type.Integer({ description: 'Unread notifications; 100 also stands for more.' }) }),
)

export const ReadMark = strictObject({
  up_to_seq: Type.Optional(
    Type.Integer({ minimum: 0, examples: [12], description: 'All up to this `seq`.' }),
  ),
  ids: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 100, examples: [] })),
})

const unmailed = {
  in_app: Type.Boolean({ description: 'False: you are not notified of this kind at all.' }),
  push: Type.Boolean({ description: 'To your browsers that have subscribed.' }),
}
const Preference = named(
  'NotificationPreference',
  strictObject({
    ...unmailed,
    email: Type.Enum(['off', 'at_once', 'digest'], { description: '`digest`: once a day.' }),
  }),
)
const ModerationPreference = named(
  'ModerationPreference',
  strictObject(unmailed, { description: 'Decisions of moderators are mailed in any case.' }),
)

const mailed = NOTICE_KINDS.filter(isMailedKind).map((kind) => [kind, Preference])
const preferences = {
  ...(Object.fromEntries(mailed) as Record<MailedKind, typeof Preference>),
  moderation: ModerationPreference,
}

export const NotificationPreferences = named('NotificationPreferences', Type.Object(preferences))
/** Kinds that are not given get their defaults. */
export const NewPreferences = strictObject(optional(preferences))
