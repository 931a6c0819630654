import type { Generated } from 'kysely'
import type { Lane } from './lanes.ts'

declare module '../database/schema.ts' {
  interface Tables {
    job: JobTable
  }
}

export type JobTable = {
  id: Generated<number>
  kind: string
  payload: string
  unique_key: string | null
  lane: Lane
  /** The account that takes turns in the lane. Not a foreign key: the job that deletes an account's files outlives it. */
  owner_id: number
  /** A delayed job becomes queued at `run_at`. */
  state: 'delayed' | 'queued' | 'running' | 'dead'
  run_at: number
  /** How often the job was claimed. From this number a worker knows whether it still has the job. */
  attempts: number
  /** How often the handler of the job threw. */
  failures: number
  locked_until: number | null
  last_error: string | null
  created_at: number
}
