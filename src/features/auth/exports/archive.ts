import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Db } from '../../../platform/database/schema.ts'
import type { Storage } from '../../../platform/storage/index.ts'

/** One file of a person in storage, and what it is called in their download; null: it is left out there. */
type PersonalFile = { name: string | null; storage_key: string }

/** What a feature keeps of a person. */
export type PersonalData = {
  /** File names in the download, each with the rows that it lists as JSON. */
  lists?: Record<string, (db: Db, account_id: number) => AsyncIterable<unknown>>
  files?(db: Db, account_id: number): Promise<PersonalFile[]>
}

const BATCH = 500

/** A query by id, as much of it as reading in batches needs. */
type InOrder<T> = {
  where(column: 'id', operator: '>', id: number): InOrder<T>
  orderBy(column: 'id'): InOrder<T>
  limit(rows: number): InOrder<T>
  execute(): Promise<T[]>
}

/** The rows of a query in the order of their ids, read so many at a time: never all of them are held. */
export async function* inBatches<T extends { id: number }>(query: InOrder<T>): AsyncIterable<T> {
  for (let after = 0; ; ) {
    const rows = await query.where('id', '>', after).orderBy('id').limit(BATCH).execute()
    const last = rows.at(-1)
    if (!last) return
    yield* rows
    after = last.id
  }
}

/** A zip of all that `sources` keep of the account, made as it is read: nothing of it is held as a whole. */
export function archiveOf(
  { db, storage }: { db: Db; storage: Storage },
  account_id: number,
  sources: readonly PersonalData[],
): Readable {
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  zip.on('error', (error) => output.destroy(error as Error))
  for (const { lists = {} } of sources) {
    for (const [name, rows] of Object.entries(lists)) {
      zip.addReadStreamLazy(name, (use) => use(null, Readable.from(asJson(rows(db, account_id)))))
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
  { db, storage }: { db: Db; storage: Storage },
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

/** One row on a line, in a valid JSON document. */
async function* asJson(rows: AsyncIterable<unknown>): AsyncIterable<string> {
  let before = '[\n'
  for await (const row of rows) {
    yield before + JSON.stringify(row)
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}
