import { type Static, Type } from 'typebox'
import { Id, named, nullable, optional, strictObject } from '../../platform/http/schema.ts'
import { SHARING_FIELDS } from '../sharing/index.ts'
import { MAX_TAGS } from './limits.ts'
import { Exertion, Intensity, SportName, Tag, WorkoutFilters, WorkoutTypeName } from './schemas.ts'

const MAX_IDS = 1000

/** Selects workouts either by their ids or by the filters of the list. */
const WorkoutSelection = {
  ids: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: MAX_IDS, uniqueItems: true })),
  filters: Type.Optional(strictObject(WorkoutFilters, { minProperties: 1 })),
}
export type WorkoutSelection = { ids?: number[]; filters?: WorkoutFilters }

const Tags = Type.Array(Tag, { minItems: 1, maxItems: MAX_TAGS })

export const BulkChange = named(
  'BulkChange',
  strictObject(
    {
      ...WorkoutSelection,
      change: strictObject(
        {
          type: Type.Optional(WorkoutTypeName),
          sport: Type.Optional(SportName),
          intensity: Type.Optional(Intensity),
          ...optional(SHARING_FIELDS),
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
    { ...WorkoutSelection },
    {
      description: 'Give either ids or filters.',
      examples: [{ filters: { tag: 'test ride', date_before: '2025-12-31' } }],
    },
  ),
)

export const ChangedCount = Type.Object({ changed: Type.Integer({ minimum: 0 }) })
export const DeletedCount = Type.Object({ deleted: Type.Integer({ minimum: 0 }) })
