import { randomUUID } from 'node:crypto'

export const FOLDER = 'recordings'

/** A new storage key for a recording of this person. */
export function newStorageKey(owner_id: number): string {
  return `${FOLDER}/${owner_id}/${randomUUID()}`
}
