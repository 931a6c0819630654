import { randomInt } from 'node:crypto'

/** Random instead of counted: after a restore from a backup, a number must not return for different data. */
export function newRevision(): number {
  return randomInt(1, 2 ** 48 - 1)
}
