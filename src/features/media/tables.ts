import type { Generated } from 'kysely'

declare module '../../platform/database/schema.ts' {
  interface Tables {
    image: ImageTable
  }
}

/** A picture of a workout, or of its owner. */
export type ImageTable = {
  id: Generated<number>
  /** Random: the content under a name never changes. */
  name: string
  owner_id: number
  /** Null: it shows its owner. */
  workout_id: number | null
  width: number
  height: number
  /** All its sizes together. */
  size_bytes: number
  created_at: number
}
