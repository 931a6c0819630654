import type { EventStream } from '../../platform/http/event-stream.ts'

/** A client that receives a person's events. */
export type Stream = {
  account_id: number
  /** Null for an API key. */
  session_id: number | null
  /** Null for a session. */
  api_key_id: number | null
  /** The client has everything up to this number; undefined until it is known where the stream begins. */
  seq: number | undefined
  /** The workout whose likes and comments it follows. */
  workout_id: number | undefined
  /** False: the response ends once everything that is new has been sent. */
  isFollowed: boolean
  out: EventStream
  /** Spreads what happens to every stream from time to time. */
  phase: number
  /** Rejects when the credential is no longer accepted. */
  reauthenticate(): Promise<unknown>
}
