import { type Static, Type } from 'typebox'
import { named, strictObject } from '../../platform/http/schema.ts'
import { SPORTS } from '../sports/index.ts'

const VISIBILITIES = ['private', 'followers', 'public'] as const

/** What the owner of a workout decides about what others see of it. */
export const SHARING_FIELDS = {
  visibility: Type.Enum([...VISIBILITIES], { description: 'Who sees the workout.', examples: ['followers'] }),
  body_visibility: Type.Enum([...VISIBILITIES], {
    description: 'Who of those that see the workout also sees heart rate, power, energy and exertion.',
    examples: ['private'],
  }),
  shows_start_time: Type.Boolean({
    description:
      'Whether others see when the workout started. If not, they get the start of the local day as `started_at`.',
  }),
}

const Sharing = strictObject(SHARING_FIELDS)
export type Sharing = Static<typeof Sharing>

export const SharingDefaults = named(
  'SharingDefaults',
  strictObject(
    {
      all: Sharing,
      sports: Type.Array(strictObject({ sport: Type.Enum([...SPORTS]), ...SHARING_FIELDS }), {
        maxItems: SPORTS.length,
        description: 'For sports with defaults of their own, each at most once.',
      }),
    },
    {
      description: 'What others see of your new workouts, unless the workout says otherwise.',
      examples: [
        {
          all: { visibility: 'followers', body_visibility: 'private', shows_start_time: true },
          sports: [
            { sport: 'walking', visibility: 'private', body_visibility: 'private', shows_start_time: false },
          ],
        },
      ],
    },
  ),
)
export type SharingDefaults = Static<typeof SharingDefaults>
