/** Every event and what it carries. Events tell what has happened, after it is durable; what must happen is a job. */
export type Events = {
  'workout.created': { workout_id: number; owner_id: number }
  'workout.changed': { workout_id: number; owner_id: number }
  'workout.deleted': { workout_id: number; owner_id: number }
  'recording.done': { recording_id: number; owner_id: number }
  'account.changed': { account_id: number }
  'session.ended': { session_id: number; account_id: number }
}
