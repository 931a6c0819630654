import { type Static, Type } from 'typebox'
import { Id, named } from '../../platform/http/schema.ts'
import { RECORD_KINDS } from '../statistics/index.ts'

export const Highlights = named(
  'Highlights',
  Type.Object({
    records: Type.Array(Type.Enum([...RECORD_KINDS]), {
      description:
        'In what the workout was better than all earlier ones of its sport that you see. The first one sets no record.',
    }),
    goals: Type.Array(Id, { description: 'Of your own workout: the ids of your goals that it reached.' }),
  }),
)
export type Highlights = Static<typeof Highlights>
