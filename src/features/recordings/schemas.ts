import { type Static, Type } from 'typebox'
import texts from '../../locales/errors/en.json' with { type: 'json' }
import { Id, named, nullable, strictObject } from '../../platform/http/schema.ts'
import { ViewQuery } from '../audience/index.ts'
import { CHANNELS, type Channel } from '../tracks/index.ts'
import { listFormats } from './formats/names.ts'

/** A code of a section of the error catalogue, and its values. */
function reasonOf(title: string, codes: string[]) {
  return Type.Object({ code: Type.Enum(codes) }, { title, additionalProperties: true })
}

const Item = named(
  'RecordingItem',
  Type.Object({
    file: Type.String({ examples: ['morning-ride.fit'] }),
    status: Type.Enum(['pending', 'imported', 'duplicate', 'refused']),
    workouts: Type.Array(Id, { description: 'The workouts that were created from this file.' }),
    warnings: Type.Array(Type.String(), {
      description: 'Warnings about the import, in the language of the request.',
    }),
    error: nullable(
      Type.String({ description: 'Why the file was refused, in the language of the request.' }),
    ),
    details: Type.Object(
      {
        warnings: Type.Array(reasonOf('ImportWarning', Object.keys(texts.recording_warning))),
        error: nullable(reasonOf('ImportRefusal', Object.keys(texts.recording_refusal))),
      },
      { description: '`warnings` and `error` as codes with values, such as the number of points.' },
    ),
    duplicate_of: nullable(Type.Integer({ description: 'The existing workout that this file duplicates.' })),
  }),
)

export type RecordingItem = Static<typeof Item>

export const Recording = named(
  'Recording',
  Type.Object({
    id: Id,
    status: Type.Enum(['queued', 'running', 'done', 'failed']),
    progress: Type.Integer({ minimum: 0, maximum: 100 }),
    items: Type.Array(Item),
  }),
)
export type Recording = Static<typeof Recording>

/** Documents the body only: it is read as a stream and not validated. */
export const UploadBody = {
  type: 'object',
  required: ['file'],
  properties: {
    file: {
      type: 'string',
      format: 'binary',
      description: `A ${listFormats('en-GB', 'disjunction')} file; it may be gzipped.`,
    },
  },
} as const

export const StreamsQuery = strictObject({
  ...ViewQuery.properties,
  channels: Type.Optional(
    Type.String({
      maxLength: 200,
      description: `Channels, separated by commas: ${CHANNELS.join(', ')}. All by default.`,
      examples: ['time_s,hr_bpm'],
    }),
  ),
  points: Type.Integer({
    minimum: 2,
    maximum: 20_000,
    default: 5_000,
    description:
      'The maximum number of points. The points with the highest and lowest values are kept. Up to 800 points, enough for a chart, are quick to read.',
  }),
})

const Column = Type.Array(nullable(Type.Number()))
const columns = Object.fromEntries(CHANNELS.map((channel) => [channel, Type.Optional(Column)])) as {
  [K in Channel]: ReturnType<typeof Type.Optional<typeof Column>>
}

export const Streams = named(
  'Streams',
  Type.Object({
    point_count: Type.Integer({
      minimum: 0,
      description: 'The number of points in the full track, as far as you may see it.',
    }),
    channels: Type.Object(columns, {
      description: 'Columns of equal length; null where the device recorded no value.',
    }),
  }),
)
export type Streams = Static<typeof Streams>

export const OriginalFile = {
  content: {
    'application/octet-stream': {
      schema: Type.Unsafe<unknown>({
        type: 'string',
        format: 'binary',
        examples: ['(the bytes of the file)'],
      }),
    },
  },
}

const figure = nullable(Type.Number())
export const Laps = named(
  'Laps',
  Type.Object({
    results: Type.Array(
      Type.Object({
        index: Type.Integer({ minimum: 0 }),
        started_at: nullable(Type.String({ format: 'date-time' })),
        elapsed_s: figure,
        timer_s: figure,
        distance_m: figure,
        ascent_m: figure,
        avg_hr_bpm: figure,
        max_hr_bpm: figure,
        avg_power_w: figure,
        avg_cadence_rpm: figure,
        calories_kcal: figure,
        avg_speed_mps: figure,
        max_speed_mps: figure,
      }),
    ),
  }),
)
export type Laps = Static<typeof Laps>
