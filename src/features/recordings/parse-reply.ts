import { type TSchema, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import texts from '../../locales/errors/en.json' with { type: 'json' }
import type { Frame } from '../../platform/processes/index.ts'
import { SPORTS } from '../sports/index.ts'
import { NO_TOTALS } from '../tracks/index.ts'
import type { ParseResult, ProcessedActivity } from './activity.ts'
import { MAX_LAPS, MAX_POINTS, MAX_WORKOUTS } from './limits.ts'
import { ShownPartSchema } from './shown-part-schema.ts'

const LAP_FIGURES = [
  'elapsed_s',
  'timer_s',
  'distance_m',
  'ascent_m',
  'avg_hr_bpm',
  'max_hr_bpm',
  'avg_power_w',
  'avg_cadence_rpm',
  'calories_kcal',
  'avg_speed_mps',
  'max_speed_mps',
]
const MAX_INSTANT_MS = 8.64e15

const exact = { additionalProperties: false }
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const text = (maxLength: number) => Type.String({ maxLength })
const instant = Type.Integer({ minimum: -MAX_INSTANT_MS, maximum: MAX_INSTANT_MS })
const figures = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, orNull(Type.Number())]))

/** A code of the catalogue and its values. */
const reasonOf = (section: object) =>
  Type.Object(
    { code: Type.Enum(Object.keys(section)) },
    {
      additionalProperties: Type.Union([
        Type.Number(),
        text(1_000),
        Type.Array(text(100), { maxItems: 100 }),
      ]),
    },
  )
const Warnings = Type.Array(reasonOf(texts.recording_warning), { maxItems: 1_000 })

const Lap = Type.Object(
  {
    index: Type.Integer({ minimum: 0, maximum: MAX_LAPS }),
    started_at: orNull(instant),
    ...figures(LAP_FIGURES),
  },
  exact,
)

/** The figures of a track. Its data and its overview follow the JSON. */
const TrackFigures = Type.Object(
  {
    point_count: Type.Integer({ minimum: 0, maximum: MAX_POINTS }),
    data_hash: text(100),
    has_overview: Type.Boolean(),
    shown: orNull(ShownPartSchema),
    totals: Type.Object(figures(Object.keys(NO_TOTALS)), exact),
    summary_polyline: orNull(text(10_000)),
    start_position: orNull(
      Type.Object(
        {
          lat: Type.Number({ minimum: -90, maximum: 90 }),
          lon: Type.Number({ minimum: -180, maximum: 180 }),
        },
        exact,
      ),
    ),
  },
  exact,
)

const Activity = Type.Object(
  {
    sport: Type.Enum([...SPORTS]),
    title: orNull(text(1_000)),
    started_at: instant,
    device: orNull(text(1_000)),
    device_totals: Type.Object(figures(Object.keys(NO_TOTALS)), exact),
    laps: Type.Array(Lap, { maxItems: MAX_LAPS }),
    track: orNull(TrackFigures),
    warnings: Warnings,
  },
  exact,
)

const ParseReply = Type.Union([
  Type.Object(
    {
      status: Type.Literal('parsed'),
      activities: Type.Array(Activity, { maxItems: MAX_WORKOUTS }),
      warnings: Warnings,
      is_cut: Type.Boolean(),
    },
    exact,
  ),
  Type.Object(
    {
      status: Type.Literal('refused'),
      reason: reasonOf(texts.recording_refusal),
      cause: Type.Optional(text(10_000)),
    },
    exact,
  ),
])

const check = Compile(ParseReply)

/** Reads the reply of a process that parsed a file. It is not trusted: a hostile file may control the process. */
export function readParseReply({ value, parts }: Frame): ParseResult<ProcessedActivity> {
  if (!check.Check(value)) throw new Error('it sent a result of a wrong shape')
  if (value.status === 'refused') return value as ParseResult<ProcessedActivity>
  const rest = parts.values()
  const next = () => {
    const { value: part } = rest.next()
    if (!part) throw new Error('it sent a result without its data')
    return part
  }
  const { is_cut, ...parsed } = value
  const kept = is_cut ? next() : null
  const activities = value.activities.map((activity) => {
    if (!activity.track) return activity
    const { has_overview, ...track } = activity.track
    const data = next()
    return { ...activity, track: { ...track, data, overview: has_overview ? next() : null } }
  })
  return { ...parsed, activities, kept } as ParseResult<ProcessedActivity>
}
