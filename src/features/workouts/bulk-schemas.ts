import { type Static, Type } from 'typebox'
import { Id, named, nullable, strictObject } from '../../platform/http/schema.ts'
import {
  Exertion,
  Intensity,
  Kind,
  MOST_TAGS,
  SportName,
  Tag,
  Visibility,
  WorkoutFilters,
} from './schemas.ts'

const MOST_IDS = 1000

/** Which workouts: named one by one, or found by filters as the list finds them. */
const Selection = {
  ids: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: MOST_IDS, uniqueItems: true })),
  filters: Type.Optional(strictObject(WorkoutFilters, { minProperties: 1 })),
}
export type Selection = { ids?: number[]; filters?: WorkoutFilters }

const Tags = Type.Array(Tag, { minItems: 1, maxItems: MOST_TAGS })

export const BulkChange = named(
  'BulkChange',
  strictObject(
    {
      ...Selection,
      change: strictObject(
        {
          type: Type.Optional(Kind),
          sport: Type.Optional(SportName),
          intensity: Type.Optional(Intensity),
          visibility: Type.Optional(Visibility),
          perceived_exertion: Type.Optional(nullable(Exertion)),
          add_tags: Type.Optional(Tags),
          remove_tags: Type.Optional(Tags),
        },
        { minProperties: 1 },
      ),
    },
    {
      description: 'Give either ids or filters.',
      examples: [{ filters: { date_before: '2025-12-31' }, change: { visibility: 'private' } }],
    },
  ),
)
export type BulkChange = Static<typeof BulkChange>

export const BulkDeletion = named(
  'BulkDeletion',
  strictObject(
    { ...Selection },
    {
      description: 'Give either ids or filters.',
      examples: [{ filters: { tag: 'test ride', date_before: '2025-12-31' } }],
    },
  ),
)

export const Changed = Type.Object({ changed: Type.Integer({ minimum: 0 }) })
export const Deleted = Type.Object({ deleted: Type.Integer({ minimum: 0 }) })
