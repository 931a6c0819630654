/** Every event and what it carries. Events tell what has happened, after it is durable; what must happen is a job. */
export type Events = {
  'workout.created': { workout_id: number; owner_id: number }
  'workout.changed': { workout_id: number; owner_id: number }
  'workout.deleted': { workout_id: number; owner_id: number }
  'recording.done': { recording_id: number; owner_id: number }
  'account.changed': { account_id: number }
  'sessions.ended': { account_id: number; session_ids: number[] }
  'api_key.ended': { account_id: number; api_key_id: number }
}

/** What other nodes must hear at once, too: it takes away what somebody could do a moment ago. */
export const BROADCAST: readonly (keyof Events)[] = ['account.changed', 'sessions.ended', 'api_key.ended']
