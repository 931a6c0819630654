import { type Static, Type } from 'typebox'
import { CursorQuery, cursorPageOf } from '../../platform/http/pagination.ts'
import { Id, Instant, named, nullable, strictObject } from '../../platform/http/schema.ts'

/** How the viewer stands to a person. */
export const RELATION_FIELDS = {
  is_following: Type.Boolean(),
  is_requested: Type.Boolean({ description: 'You have asked to follow this person.' }),
  follows_you: Type.Boolean(),
}

export const Person = named(
  'Person',
  Type.Object({
    username: Type.String({ examples: ['ana'] }),
    name: Type.String({ examples: ['Ana Lind'] }),
    image: nullable(Type.String()),
    is_private: Type.Boolean(),
    is_owner: Type.Boolean({ description: 'This is you.' }),
    ...RELATION_FIELDS,
  }),
)
export type Person = Static<typeof Person>

export const PeoplePage = cursorPageOf(Person)
export const PeopleQuery = strictObject(CursorQuery)

export const FollowAnswer = named(
  'FollowAnswer',
  Type.Object({
    status: Type.Enum(['accepted', 'requested'], {
      description: '`requested` when the profile is private: the person decides.',
    }),
  }),
)
export type FollowAnswer = Static<typeof FollowAnswer>

const FollowRequest = named('FollowRequest', Type.Object({ id: Id, person: Person, created_at: Instant }))
export const FollowRequestPage = cursorPageOf(FollowRequest)
export const FollowRequestQuery = strictObject({
  ...CursorQuery,
  direction: Type.Enum(['received', 'sent'], {
    default: 'received',
    description: 'Requests that wait for your answer, or those that you have sent.',
  }),
})

export const Suggestions = named(
  'Suggestions',
  Type.Object({
    results: Type.Array(
      Type.Object(
        {
          ...Person.properties,
          mutual_count: Type.Integer({
            minimum: 0,
            description: 'How many of the people you follow also follow this person.',
          }),
        },
        { title: 'SuggestedPerson' },
      ),
    ),
  }),
)

export const UsernameParams = Type.Object({ username: Type.String({ maxLength: 30 }) })
