import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { decodeTrack } from '../../src/features/tracks/codec.ts'
import { LAPS_PER_FILE } from './client.ts'
import type { Journal, WrittenUpload, WrittenWorkout } from './journal.ts'

/** Sentences about what should not be: acknowledged and absent, refused and present, or in pieces. */
export type Findings = { lost: string[]; ghosts: string[]; half: string[] }

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

/** Compares the stopped server's data folder with the journal. `isSettled`: every upload must have been read. */
export function audit(dataDir: string, journal: Journal, isSettled: boolean): Findings {
  const found: Findings = { lost: [], ghosts: [], half: [] }
  withCopy(dataDir, (db) => {
    checkDatabase(db, found)
    checkWorkouts(db, journal, found)
    checkCounters(db, found)
    checkTracks(db, found)
    checkUploads(db, dataDir, journal, isSettled, found)
  })
  return found
}

/** A copy is looked at, so that the server itself recovers from the write-ahead log that its death left behind. */
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

function checkDatabase(db: BetterSqlite3.Database, { half }: Findings): void {
  const integrity = db.pragma('integrity_check', { simple: true })
  if (integrity !== 'ok') half.push(`integrity_check: ${integrity}`)
  const orphans = db.pragma('foreign_key_check') as unknown[]
  if (orphans.length > 0) half.push(`foreign_key_check: ${orphans.length} rows`)
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
    if (!written || written.presence === 'absent' || seen.has(row.title)) found.ghosts.push(row.title)
    else checkContent(row, written, found)
    seen.add(row.title)
  }
  for (const [title, { presence }] of journal.workouts) {
    if (presence === 'present' && !seen.has(title)) found.lost.push(title)
  }
}

function checkContent(row: WorkoutRow, { contents, id }: WrittenWorkout, { lost, half }: Findings): void {
  if (id !== null && id !== row.id) lost.push(`${row.title} has another id`)
  if (contents.some(({ notes, duration }) => notes === row.notes && duration === row.duration)) return
  if (contents.length === 1) lost.push(`${row.title} has other content`)
  else half.push(`${row.title} is neither as before nor as after its change`)
}

/** What is counted of a person is what a recount says. */
function checkCounters(db: BetterSqlite3.Database, { half }: Findings): void {
  const rows = db
    .prepare(
      `select account.id,
         coalesce(profile.total_workouts, 0) as total,
         (select count(*) from workout where owner_id = account.id and deleted_at is null) as workouts,
         (select coalesce(sum(workouts), 0) from workout_day where owner_id = account.id) as counted,
         (select count(*) from workout_day where owner_id = account.id) as days,
         (select coalesce(sum(days), 0) from streak_run where owner_id = account.id) as in_runs
       from account left join profile on profile.account_id = account.id`,
    )
    .all() as {
    id: number
    total: number
    workouts: number
    counted: number
    days: number
    in_runs: number
  }[]
  for (const { id, total, workouts, counted, days, in_runs } of rows)
    if (total !== workouts || counted !== workouts || days !== in_runs)
      half.push(
        `account ${id} has ${workouts} workouts; counted ${total} and ${counted}, ${in_runs} of ${days} days in runs`,
      )
}

/** A workout and its track come and go together, and the track can be read. */
function checkTracks(db: BetterSqlite3.Database, { half }: Findings): void {
  const rows = db
    .prepare(
      `select workout.id, has_track, point_count, data, (select count(*) from lap where workout_id = workout.id) as laps
       from workout left join track on track.workout_id = workout.id where source = 'file'`,
    )
    .all() as { id: number; has_track: number; point_count: number | null; data: Buffer; laps: number }[]
  for (const { id, has_track, point_count, data, laps } of rows) {
    if (has_track !== 1 || point_count === null) half.push(`workout ${id} has no track`)
    else if (decodeTrack(data).length !== point_count) half.push(`the track of workout ${id} is cut`)
    if (laps !== LAPS_PER_FILE) half.push(`workout ${id} has ${laps} laps`)
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
      found.ghosts.push(`recording ${item.recording_id}`)
      continue
    }
    seen.add(item.sha256)
    const file = path.join(dataDir, 'media', item.storage_key)
    if (!existsSync(file) || statSync(file).size !== item.size_bytes) found.half.push(`no file ${file}`)
    checkImport(item, written, isSettled, found)
  }
  for (const [sha256, { presence, key }] of journal.uploads) {
    if (presence === 'present' && !seen.has(sha256)) found.lost.push(key)
  }
  const empty = db
    .prepare('select id from recording where id not in (select recording_id from recording_item)')
    .all()
  if (empty.length > 0) found.half.push(`${empty.length} recordings without a file`)
}

function itemsIn(db: BetterSqlite3.Database): ItemRow[] {
  return db
    .prepare(
      `select item.id, recording_id, recording.status as recording_status, size_bytes, item.storage_key, sha256,
         item.status as item_status,
         (select count(*) from workout where recording_item_id = item.id and deleted_at is null) as workouts,
         (select count(*) from job where unique_key = 'recordings.import/' || recording_id) as waiting_jobs
       from recording_item as item join recording on recording.id = item.recording_id`,
    )
    .all() as ItemRow[]
}

/** Read with exactly one workout, or still to be read with a job that will. */
function checkImport(item: ItemRow, written: WrittenUpload, isSettled: boolean, found: Findings): void {
  const name = `recording ${item.recording_id} (${item.recording_status}, ${item.item_status})`
  if (item.item_status === 'pending') {
    if (isSettled || item.waiting_jobs !== 1) found.lost.push(`${name} is not read`)
    if (item.workouts !== 0 || item.recording_status === 'done') found.half.push(`${name} is half read`)
    return
  }
  if (item.item_status !== 'imported' || item.recording_status !== 'done') found.lost.push(name)
  if (item.workouts > 1 || (written.workout === 'absent' && item.workouts > 0))
    found.ghosts.push(`${name} has ${item.workouts} workouts`)
  if (item.workouts === 0 && (written.workout === 'present' || written.workout_id === null))
    found.lost.push(`${name} has no workout`)
}

/** Stored files that no row names and no job will delete: they cost space, and nobody sees them. */
export function countOrphanFiles(dataDir: string): number {
  let orphans = 0
  withCopy(dataDir, (db) => {
    const known = new Set(db.prepare('select storage_key from recording_item').pluck().all() as string[])
    const waiting = (
      db.prepare(`select payload from job where kind = 'storage.delete'`).pluck().all() as string[]
    ).flatMap((payload) => (JSON.parse(payload) as { keys: string[] }).keys)
    const media = path.join(dataDir, 'media')
    for (const entry of readdirSync(media, { recursive: true, withFileTypes: true })) {
      const key = path.relative(media, path.join(entry.parentPath, entry.name))
      if (entry.isFile() && !known.has(key) && !waiting.includes(key)) orphans++
    }
  })
  return orphans
}
