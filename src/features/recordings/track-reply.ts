import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Frame } from '../../platform/processes/index.ts'
import type { ShownPart } from '../cropping/index.ts'
import { decodeTrack, type overviewOf } from '../tracks/index.ts'
import { ShownPartSchema } from './shown-part-schema.ts'

export type TrackOverview = ReturnType<typeof overviewOf>

/** The reply of a worker process that read a track. The streams are JSON. */
export type TrackReply =
  | { kind: 'streams'; json: Uint8Array }
  | ({ kind: 'overview' } & TrackOverview)
  | { kind: 'shown_parts'; shown: (ShownPart | null)[] }

const exact = { additionalProperties: false }
const check = Compile(
  Type.Union([
    Type.Object({ kind: Type.Literal('streams') }, exact),
    Type.Object(
      { kind: Type.Literal('overview'), data_hash: Type.String({ pattern: '^[\\w-]{43}$' }) },
      exact,
    ),
    Type.Object(
      { kind: Type.Literal('shown_parts'), shown: Type.Array(Type.Union([ShownPartSchema, Type.Null()])) },
      exact,
    ),
  ]),
)

/** Checks the reply of a worker process. @throws Error when the reply is wrong */
export function readTrackReply({ value, parts }: Frame): TrackReply {
  const part = parts[0] ?? null
  if (!check.Check(value)) throw new Error('it sent a reply of a wrong shape')
  if (value.kind === 'streams') {
    if (!part) throw new Error('it sent no streams')
    return { kind: value.kind, json: part }
  }
  if (value.kind === 'shown_parts') return value
  // Decoded as a check, because a damaged overview would be stored for ever.
  if (part) decodeTrack(part)
  return { ...value, overview: part }
}
