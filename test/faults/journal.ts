/** The content of a manual workout. */
export type Content = { title: string; notes: string; duration: number }

/** Whether the row must exist; `either` while a request about it has no answer. */
type Presence = 'present' | 'absent' | 'either'

export type WrittenWorkout = {
  presence: Presence
  first: Content
  /** The row must have one of these contents; two while a change has no answer. */
  contents: Content[]
  /** Null until the first answer. */
  id: number | null
  /** The idempotency key of its create. */
  key: string
}

export type WrittenUpload = {
  presence: Presence
  /** The workout of its import; `absent` once its deletion was acknowledged. */
  workout: Presence
  sha256: string
  bytes: Uint8Array
  key: string
  recording_id: number | null
  workout_id: number | null
}

/** The answers that clients got, kept outside the server: what must have survived. */
export class Journal {
  readonly workouts = new Map<string, WrittenWorkout>()
  readonly uploads = new Map<string, WrittenUpload>()
  /** Answers that a correct server never gives. */
  readonly surprises: string[] = []
  acknowledged = 0
}
