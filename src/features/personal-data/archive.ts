import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Db } from '../../platform/database/schema.ts'
import type { Services } from '../../platform/services.ts'

/** A stored file of a person, and its name in the download; null for a file that is only deleted with the account. */
type PersonalFile = { name: string | null; storage_key: string }

/** The data that a feature stores about a person. */
export type PersonalData = {
  /** Names of JSON files in the download, each with its rows. */
  lists?: Record<string, (db: Db, account_id: number, now: number) => AsyncIterable<unknown>>
  files?(db: Db, account_id: number): Promise<PersonalFile[]>
}

/** Streams a zip of everything that `sources` store about the account. Nothing is held in memory as a whole. */
export function openArchive(
  { db, storage, clock }: Pick<Services, 'db' | 'storage' | 'clock'>,
  account_id: number,
  sources: readonly PersonalData[],
): Readable {
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  zip.on('error', (error) => output.destroy(error as Error))
  for (const { lists = {} } of sources) {
    for (const [name, rows] of Object.entries(lists)) {
      zip.addReadStreamLazy(name, (use) =>
        use(null, Readable.from(toJson(rows(db, account_id, clock.now())))),
      )
    }
  }
  addFiles(zip, { db, storage }, account_id, sources).then(
    () => zip.end(),
    (error) => output.destroy(error),
  )
  return output
}

async function addFiles(
  zip: ZipFile,
  { db, storage }: Pick<Services, 'db' | 'storage'>,
  account_id: number,
  sources: readonly PersonalData[],
): Promise<void> {
  for (const { files } of sources) {
    for (const { name, storage_key } of (await files?.(db, account_id)) ?? []) {
      if (name === null) continue
      // Recordings and images are compressed already, or small.
      zip.addReadStreamLazy(`files/${name}`, { compress: false }, (use) => {
        storage.read(storage_key).then(
          (content) => use(null, content),
          (error) => use(error, Readable.from([])),
        )
      })
    }
  }
}

/** The storage keys of every file of the account. */
export async function storageKeysOf(
  db: Db,
  account_id: number,
  sources: readonly PersonalData[],
): Promise<string[]> {
  const keys: string[] = []
  for (const { files } of sources) {
    for (const { storage_key } of (await files?.(db, account_id)) ?? []) keys.push(storage_key)
  }
  return keys
}

/** A valid JSON array with one row per line. */
async function* toJson(rows: AsyncIterable<unknown>): AsyncIterable<string> {
  let before = '[\n'
  for await (const row of rows) {
    yield before + JSON.stringify(row)
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}
