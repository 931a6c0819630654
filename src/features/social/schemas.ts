import { type Static, Type } from 'typebox'
import { CursorQuery, cursorPageOf } from '../../platform/http/pagination.ts'
import { Id, Instant, named, nullable, strictObject } from '../../platform/http/schema.ts'

export const Likes = named(
  'Likes',
  Type.Object({
    likes_count: Type.Integer({ minimum: 0 }),
    has_liked: Type.Boolean({ description: 'You like it.' }),
  }),
)
export type Likes = Static<typeof Likes>

const PERSON_FIELDS = {
  username: Type.String({ examples: ['ana.lind'] }),
  name: nullable(Type.String({ examples: ['Ana Lind'] })),
  image: nullable(Type.String()),
}

export const Comment = named(
  'Comment',
  Type.Object({
    id: Id,
    workout_id: Id,
    author: named('CommentAuthor', Type.Object({ id: Id, ...PERSON_FIELDS })),
    content: Type.String({ description: 'Plain text.' }),
    parent: nullable(Type.Integer({ description: 'The comment to which this is a reply.' })),
    mentions: Type.Array(named('Mention', Type.Object({ username: PERSON_FIELDS.username })), {
      description: 'People named in the text as `@username` who can see the workout.',
    }),
    ...Likes.properties,
    is_hidden: Type.Boolean({ description: 'Hidden by moderators: only you still see it.' }),
    may_edit: Type.Boolean(),
    may_delete: Type.Boolean(),
    created_at: Instant,
    edited_at: nullable(Instant),
  }),
)
export type Comment = Static<typeof Comment>

export const CommentPage = cursorPageOf(Comment)
export const CommentQuery = strictObject({
  ...CursorQuery,
  cursor: Type.Optional(
    Type.String({
      ...CursorQuery.cursor,
      description:
        'From `next` or `previous` of another page. `before-999999999999999` is the page with the latest comments.',
    }),
  ),
})

const MAX_CONTENT_LENGTH = 2_000

/** No control characters but line breaks and tabs, and no characters that reorder the text around them. */
const Content = Type.String({
  minLength: 1,
  maxLength: MAX_CONTENT_LENGTH,
  pattern: '^(?:[^\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069]|[\\n\\r\\t])*$',
  examples: ['What a view!'],
})

export const NewComment = named(
  'NewComment',
  strictObject(
    {
      content: Content,
      parent: Type.Optional(
        Type.Integer({
          ...Id,
          description: 'The comment to reply to. A reply to a reply becomes one to its comment.',
        }),
      ),
    },
    { examples: [{ content: 'What a view!' }] },
  ),
)
export type NewComment = Static<typeof NewComment>

export const CommentChange = named('CommentChange', strictObject({ content: Content }))

export const MentionableQuery = strictObject({
  search: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 30,
      description: 'The beginning of a username, or a part of a name. Without it, people who are near.',
    }),
  ),
})

export const MentionablePeople = named(
  'MentionablePeople',
  Type.Object({ results: Type.Array(Type.Object(PERSON_FIELDS, { title: 'MentionablePerson' })) }),
)
