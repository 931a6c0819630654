import { readFileSync, utimesSync } from 'node:fs'
import path from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { imageKeys } from '../../src/features/media/files.ts'
import { webpChunks } from '../support/pictures.ts'
import { mediaFiles } from './audit.ts'

/** Descriptions of faults. `broken`: rows that lack files or that no page shows; `orphans`: files without a row. */
export type ImageFindings = { broken: string[]; orphans: string[] }

type ImageRow = { name: string; owner_id: number; workout_id: number | null; size_bytes: number }

/** Checks every row and every file; the server may be running. */
export function auditImages(dataDir: string): ImageFindings {
  const db = new BetterSqlite3(path.join(dataDir, 'fittrack.db'), { readonly: true })
  try {
    const rows = db.prepare('select name, owner_id, workout_id, size_bytes from image').all() as ImageRow[]
    const broken = [...rows.flatMap((row) => faultsOfFiles(dataDir, row)), ...faultsOfPlaces(db, rows)]
    const known = new Set(rows.flatMap(({ name }) => imageKeys(name)))
    return { broken, orphans: mediaFiles(dataDir).filter((key) => !known.has(key)) }
  } finally {
    db.close()
  }
}

function faultsOfFiles(dataDir: string, { name, size_bytes }: ImageRow): string[] {
  try {
    const files = imageKeys(name).map((key) => readFileSync(path.join(dataDir, 'media', key)))
    for (const file of files) webpChunks(file)
    const found_bytes = files.reduce((sum, file) => sum + file.length, 0)
    return found_bytes === size_bytes ? [] : [`the files of image ${name} have ${found_bytes} bytes`]
  } catch (error) {
    return [`image ${name}: ${(error as Error).message}`]
  }
}

/** Workouts and profiles must name exactly the images that have rows. */
function faultsOfPlaces(db: BetterSqlite3.Database, rows: ImageRow[]): string[] {
  const workouts = db.prepare('select id, images from workout').all() as { id: number; images: string }[]
  const profiles = db.prepare('select account_id, image from profile').all() as {
    account_id: number
    image: string | null
  }[]
  const shown = [
    ...workouts.map(({ id, images }) => ({
      what: `workout ${id}`,
      names: JSON.parse(images) as string[],
      owned: rows.filter((row) => row.workout_id === id),
    })),
    ...profiles.map(({ account_id, image }) => ({
      what: `the profile of ${account_id}`,
      names: image === null ? [] : [image],
      owned: rows.filter((row) => row.workout_id === null && row.owner_id === account_id),
    })),
  ]
  return shown
    .filter(
      ({ names, owned }) =>
        names.toSorted().join() !==
        owned
          .map(({ name }) => name)
          .toSorted()
          .join(),
    )
    .map(({ what, names, owned }) => `${what} shows ${names.length} images and has ${owned.length} rows`)
}

/** Makes all stored files look old: the server's clean-up deletes only old files without a row. */
export function ageFiles(dataDir: string): void {
  const then_s = Date.now() / 1000 - 2 * 3600
  for (const key of mediaFiles(dataDir)) utimesSync(path.join(dataDir, 'media', key), then_s, then_s)
}
