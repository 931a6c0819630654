import type { Readable } from 'node:stream'

export type StoredObject = { size_bytes: number; sha256: string }

export type ReceivedFile = StoredObject & { path: string }

/**
 * Files by key, such as `recordings/1/ab12`. A put is durable and complete when it resolves. The database row with the
 * key is written afterwards, so no row is ever without its file.
 */
export type Storage = {
  /** Throws `too_large` past `max_bytes`, leaving nothing behind. */
  put(key: string, content: Readable, max_bytes: number): Promise<StoredObject>
  /** Throws `not_found` when there is no such object. */
  read(key: string): Promise<Readable>
  exists(key: string): Promise<boolean>
  delete(key: string): Promise<void>
  /** Writes the content to a temporary file, passes it to `use`, and deletes it afterwards. */
  receive<T>(content: Readable, max_bytes: number, use: (file: ReceivedFile) => Promise<T>): Promise<T>
  /** Passes the object to `use` as a local file, to be read only while `use` runs. */
  withLocalFile<T>(key: string, use: (path: string) => Promise<T>): Promise<T>
  /** The keys in `folder` stored before an instant in Unix milliseconds. */
  keysBefore(folder: string, before_ms: number): AsyncIterable<string>
  /** Removes the leftovers of interrupted puts; returns how many. */
  sweepInterrupted(olderThan_ms: number): Promise<number>
}
