import { type Static, type TSchema, Type } from 'typebox'
import { named, optional, strictObject } from '../../platform/http/schema.ts'
import { SPORTS } from '../sports/index.ts'

const VISIBILITIES = ['private', 'followers', 'public'] as const

/** What the owner of a workout decides about what others see of it. */
export const SHARING_FIELDS = {
  visibility: Type.Enum([...VISIBILITIES], { description: 'Who sees the workout.', examples: ['followers'] }),
  body_visibility: Type.Enum([...VISIBILITIES], {
    description: 'Who of those that see the workout also sees heart rate, power, energy and exertion.',
    examples: ['private'],
  }),
  map_visibility: Type.Enum([...VISIBILITIES], {
    description: 'Who of those that see the workout also sees its map, track and laps.',
    examples: ['followers'],
  }),
  shows_start_time: Type.Boolean({
    description:
      'Whether others see when the workout started. If not, they get the start of the local day as `started_at`.',
  }),
  shares_original: Type.Boolean({
    description:
      'Whether others can download the original file. Only those who see the map, the body figures and the start time can, and only if no part of the track is hidden.',
  }),
  hidden_ends_m: Type.Integer({
    minimum: 0,
    maximum: 2_000,
    description:
      'Others do not see at least this much of the start and the end of the track, in metres. All of the area around these places is hidden, as in a privacy zone.',
    examples: [200],
  }),
}

const Sharing = strictObject(SHARING_FIELDS)
export type Sharing = Static<typeof Sharing>

const SportName = Type.Enum([...SPORTS])
const bySport = <T extends TSchema>(sharing: T) =>
  Type.Array(sharing, {
    maxItems: SPORTS.length,
    description: 'For sports with defaults of their own, each at most once.',
  })
const description = 'What others see of your new workouts, unless the workout says otherwise.'

export const SharingDefaults = named(
  'SharingDefaults',
  Type.Object(
    { all: Sharing, sports: bySport(strictObject({ sport: SportName, ...SHARING_FIELDS })) },
    { description },
  ),
)
export type SharingDefaults = Static<typeof SharingDefaults>

export const NewSharingDefaults = named(
  'NewSharingDefaults',
  strictObject(
    {
      all: strictObject(optional(SHARING_FIELDS)),
      sports: bySport(strictObject({ sport: SportName, ...optional(SHARING_FIELDS) })),
    },
    {
      description: `${description} Omitted fields get their initial values.`,
      examples: [
        {
          all: { visibility: 'followers', map_visibility: 'followers', hidden_ends_m: 200 },
          sports: [{ sport: 'walking', visibility: 'private' }],
        },
      ],
    },
  ),
)
export type NewSharingDefaults = Static<typeof NewSharingDefaults>
