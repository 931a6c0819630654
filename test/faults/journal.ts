/** What a workout says that a client wrote by hand. */
export type Content = { title: string; notes: string; duration: number }

/** Whether the row must be there; `either` while a request for it has no answer. */
type Presence = 'present' | 'absent' | 'either'

export type WrittenWorkout = {
  presence: Presence
  first: Content
  /** It must say one of these now; more than one while a change has no answer. */
  contents: Content[]
  /** Known from the first answer on. */
  id: number | null
  /** Sent with its create, and sent again. */
  key: string
}

export type WrittenUpload = {
  presence: Presence
  /** The workout that its import makes; `absent` once its deletion was acknowledged. */
  workout: Presence
  sha256: string
  bytes: Uint8Array
  key: string
  recording_id: number | null
  workout_id: number | null
}

/** What clients were told, kept outside of the server: the measure of what must have survived. */
export class Journal {
  readonly workouts = new Map<string, WrittenWorkout>()
  readonly uploads = new Map<string, WrittenUpload>()
  /** Answers that no correct server gives. */
  readonly surprises: string[] = []
  acknowledged = 0
}
