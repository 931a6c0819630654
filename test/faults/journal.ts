/** The content of a manual workout. */
export type Content = { title: string; notes: string; duration: number }

/** Whether a row must exist. `either`: a request that creates or deletes it has no response yet. */
type Presence = 'present' | 'absent' | 'either'

export type WrittenWorkout = {
  presence: Presence
  first: Content
  /** What the row may contain: two contents while a change has no response, otherwise one. */
  contents: Content[]
  /** Null until the first response. */
  id: number | null
  /** The idempotency key of the request that created the workout. */
  key: string
}

export type WrittenUpload = {
  presence: Presence
  /** Whether the imported workout must exist; `absent` after an acknowledged deletion. */
  workout: Presence
  sha256: string
  bytes: Uint8Array
  key: string
  recording_id: number | null
  workout_id: number | null
}

/** The writes that the server acknowledged. The test keeps them outside the server: all must survive a kill. */
export class Journal {
  readonly workouts = new Map<string, WrittenWorkout>()
  readonly uploads = new Map<string, WrittenUpload>()
  /** Responses that a correct server never gives. */
  readonly surprises: string[] = []
  acknowledged = 0
}
