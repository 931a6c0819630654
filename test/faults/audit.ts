import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { imageKeys } from '../../src/features/media/files.ts'
import { decodeTrack } from '../../src/features/tracks/codec.ts'
import { LAPS_PER_FILE } from './client.ts'
import type { Journal, WrittenUpload, WrittenWorkout } from './journal.ts'

/** Descriptions of faulty writes: acknowledged but missing, stored but never acknowledged, or stored only in part. */
export type Findings = { missing: string[]; unexpected: string[]; partial: string[] }

type WorkoutRow = { id: number; title: string; notes: string; duration: number; source: string }
type ItemRow = {
  id: number
  recording_id: number
  recording_status: string
  size_bytes: number
  storage_key: string
  sha256: string
  item_status: string
  workouts: number
  waiting_jobs: number
}

/** Compares a stopped server's data folder with the journal. With `isSettled` every upload must have been imported. */
export function audit(dataDir: string, journal: Journal, isSettled: boolean): Findings {
  const found: Findings = { missing: [], unexpected: [], partial: [] }
  withCopy(dataDir, (db) => {
    checkDatabase(db, found)
    checkWorkouts(db, journal, found)
    checkCounters(db, found)
    checkTracks(db, found)
    checkUploads(db, dataDir, journal, isSettled, found)
  })
  return found
}

/** Opens a copy: opening the original would apply the write-ahead log, which the server must do itself. */
function withCopy(dataDir: string, use: (db: BetterSqlite3.Database) => void): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'fittrack-audit-'))
  for (const name of ['fittrack.db', 'fittrack.db-wal']) {
    if (existsSync(path.join(dataDir, name))) cpSync(path.join(dataDir, name), path.join(folder, name))
  }
  const db = new BetterSqlite3(path.join(folder, 'fittrack.db'))
  try {
    use(db)
  } finally {
    db.close()
    rmSync(folder, { recursive: true })
  }
}

function checkDatabase(db: BetterSqlite3.Database, { partial }: Findings): void {
  const integrity = db.pragma('integrity_check', { simple: true })
  if (integrity !== 'ok') partial.push(`integrity_check: ${integrity}`)
  const orphans = db.pragma('foreign_key_check') as unknown[]
  if (orphans.length > 0) partial.push(`foreign_key_check: ${orphans.length} rows`)
}

function checkWorkouts(db: BetterSqlite3.Database, journal: Journal, found: Findings): void {
  const rows = db
    .prepare(
      'select id, title, notes, duration_min as duration, source from workout where deleted_at is null',
    )
    .all() as WorkoutRow[]
  const seen = new Set<string>()
  for (const row of rows) {
    if (row.source !== 'manual') continue
    const written = journal.workouts.get(row.title)
    if (!written || written.presence === 'absent' || seen.has(row.title)) found.unexpected.push(row.title)
    else checkContent(row, written, found)
    seen.add(row.title)
  }
  for (const [title, { presence }] of journal.workouts) {
    if (presence === 'present' && !seen.has(title)) found.missing.push(title)
  }
}

function checkContent(
  row: WorkoutRow,
  { contents, id }: WrittenWorkout,
  { missing, partial }: Findings,
): void {
  if (id !== null && id !== row.id) missing.push(`${row.title} has another id`)
  if (contents.some(({ notes, duration }) => notes === row.notes && duration === row.duration)) return
  if (contents.length === 1) missing.push(`${row.title} has other content`)
  else partial.push(`${row.title} has neither the content before nor after its change`)
}

/** The counters of each person equal a recount. */
function checkCounters(db: BetterSqlite3.Database, { partial }: Findings): void {
  const rows = db
    .prepare(
      `select account.id,
         coalesce(profile.total_workouts, 0) as total,
         coalesce(profile.stored_workouts, 0) as counted_stored,
         (select count(*) from workout where owner_id = account.id) as stored,
         (select count(*) from workout where owner_id = account.id and deleted_at is null) as workouts,
         (select coalesce(sum(workouts), 0) from workout_day where owner_id = account.id) as counted,
         (select count(*) from workout_day where owner_id = account.id) as days,
         (select coalesce(sum(days), 0) from streak_run where owner_id = account.id) as in_runs
       from account left join profile on profile.account_id = account.id`,
    )
    .all() as {
    id: number
    total: number
    counted_stored: number
    stored: number
    workouts: number
    counted: number
    days: number
    in_runs: number
  }[]
  for (const { id, total, counted_stored, stored, workouts, counted, days, in_runs } of rows) {
    if (total !== workouts || counted !== workouts || days !== in_runs)
      partial.push(
        `account ${id} has ${workouts} workouts; counted ${total} and ${counted}, ${in_runs} of ${days} days in runs`,
      )
    if (counted_stored !== stored)
      partial.push(`account ${id} has ${stored} workouts with those in the trash; counted ${counted_stored}`)
  }
}

/** Every workout from a file has its track and laps, and the track can be decoded. */
function checkTracks(db: BetterSqlite3.Database, { partial }: Findings): void {
  const rows = db
    .prepare(
      `select workout.id, has_track, point_count, data, (select count(*) from lap where workout_id = workout.id) as laps
       from workout left join track on track.workout_id = workout.id where source = 'file'`,
    )
    .all() as { id: number; has_track: number; point_count: number | null; data: Buffer; laps: number }[]
  for (const { id, has_track, point_count, data, laps } of rows) {
    if (has_track !== 1 || point_count === null) partial.push(`workout ${id} has no track`)
    else if (decodeTrack(data).length !== point_count)
      partial.push(`the track of workout ${id} is incomplete`)
    if (laps !== LAPS_PER_FILE) partial.push(`workout ${id} has ${laps} laps`)
  }
}

function checkUploads(
  db: BetterSqlite3.Database,
  dataDir: string,
  journal: Journal,
  isSettled: boolean,
  found: Findings,
): void {
  const seen = new Set<string>()
  for (const item of itemsIn(db)) {
    const written = journal.uploads.get(item.sha256)
    if (!written || written.presence === 'absent' || seen.has(item.sha256)) {
      found.unexpected.push(`recording ${item.recording_id}`)
      continue
    }
    seen.add(item.sha256)
    const file = path.join(dataDir, 'media', item.storage_key)
    if (!existsSync(file) || statSync(file).size !== item.size_bytes) found.partial.push(`no file ${file}`)
    checkImport(item, written, isSettled, found)
  }
  for (const [sha256, { presence, key }] of journal.uploads) {
    if (presence === 'present' && !seen.has(sha256)) found.missing.push(key)
  }
  const empty = db
    .prepare('select id from recording where id not in (select recording_id from recording_item)')
    .all()
  if (empty.length > 0) found.partial.push(`${empty.length} recordings without a file`)
}

function itemsIn(db: BetterSqlite3.Database): ItemRow[] {
  return db
    .prepare(
      `select item.id, recording_id, recording.status as recording_status, item.size_bytes, item.storage_key, sha256,
         item.status as item_status,
         (select count(*) from workout where recording_item_id = item.id and deleted_at is null) as workouts,
         (select count(*) from job where unique_key = 'recordings.import/' || recording_id) as waiting_jobs
       from recording_item as item join recording on recording.id = item.recording_id`,
    )
    .all() as ItemRow[]
}

/** An item is imported with exactly one workout, or pending with a job that will import it. */
function checkImport(item: ItemRow, written: WrittenUpload, isSettled: boolean, found: Findings): void {
  const name = `recording ${item.recording_id} (${item.recording_status}, ${item.item_status})`
  if (item.item_status === 'pending') {
    if (isSettled || item.waiting_jobs !== 1) found.missing.push(`${name} is not imported`)
    if (item.workouts !== 0 || item.recording_status === 'done')
      found.partial.push(`${name} is partly imported`)
    return
  }
  if (item.item_status !== 'imported' || item.recording_status !== 'done') found.missing.push(name)
  if (item.workouts > 1 || (written.workout === 'absent' && item.workouts > 0))
    found.unexpected.push(`${name} has ${item.workouts} workouts`)
  if (item.workouts === 0 && (written.workout === 'present' || written.workout_id === null))
    found.missing.push(`${name} has no workout`)
}

/** Stored files that no row names and no job will delete: they use space, but harm nobody. */
export function filesWithoutRow(dataDir: string): string[] {
  let orphans: string[] = []
  withCopy(dataDir, (db) => {
    const listed = (sql: string) => db.prepare(sql).pluck().all() as string[]
    const deletions = listed(`select payload from job where kind = 'storage.delete'`)
    const known = new Set([
      ...listed('select storage_key from recording_item'),
      ...listed('select name from image').flatMap(imageKeys),
      ...deletions.flatMap((payload) => (JSON.parse(payload) as { keys: string[] }).keys),
    ])
    orphans = mediaFiles(dataDir).filter((key) => !known.has(key))
  })
  return orphans
}

/** The keys of all stored files, and the temporary files. */
export function mediaFiles(dataDir: string): string[] {
  const media = path.join(dataDir, 'media')
  return readdirSync(media, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(media, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
}
