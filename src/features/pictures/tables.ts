import type { Generated } from 'kysely'

declare module '../../platform/database/schema.ts' {
  interface Tables {
    image: ImageTable
  }
}

/** A picture of a workout or of a person. */
export type ImageTable = {
  id: Generated<number>
  /** Random. The content under a name never changes. */
  name: string
  owner_id: number
  /** Null for the picture of a person. */
  workout_id: number | null
  width: number
  height: number
  /** All sizes together. */
  size_bytes: number
  created_at: number
}
