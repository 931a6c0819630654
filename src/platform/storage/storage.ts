import type { Readable } from 'node:stream'

/** What was stored: its length and the hash of its content. */
export type StoredObject = { size_bytes: number; sha256: string }

export type ReceivedFile = StoredObject & { path: string }

/**
 * Files by key, such as `recordings/1/ab12`. A put is durable and whole when it resolves: the row that names the
 * key is written after it, so that no row is ever without its file.
 */
export type Storage = {
  /** Throws `too_large` past `max_bytes`, leaving nothing behind. */
  put(key: string, content: Readable, max_bytes: number): Promise<StoredObject>
  /** Throws `not_found` when there is no such object. */
  read(key: string): Promise<Readable>
  exists(key: string): Promise<boolean>
  delete(key: string): Promise<void>
  /** Gives `use` what comes in as a file on this machine for as long as it runs, and stores nothing. */
  receive<T>(content: Readable, max_bytes: number, use: (file: ReceivedFile) => Promise<T>): Promise<T>
  /** Gives `use` the object as a file on this machine for as long as it runs. */
  withLocalFile<T>(key: string, use: (path: string) => Promise<T>): Promise<T>
  /** The keys below `folder` that were stored before an instant, in Unix milliseconds. */
  keysBefore(folder: string, before_ms: number): AsyncIterable<string>
  /** Removes what interrupted puts left behind; answers how many that were. */
  sweepInterrupted(olderThan_ms: number): Promise<number>
}
