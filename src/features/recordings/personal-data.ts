import { inBatches } from '../../platform/database/batches.ts'
import type { Db } from '../../platform/database/schema.ts'
import { toIso } from '../../platform/time.ts'
import type { PersonalData } from '../personal-data/index.ts'
import { lapsOf } from './queries.ts'
import { toLap } from './streams.ts'

/** Characters that some operating systems do not allow in file names. */
const UNSAFE_CHARACTERS = /[\p{Cc}/\\:*?"<>|]/gu

/** A person's uploads, the laps of their recorded workouts, and the uploaded files. */
export const recordingData: PersonalData = {
  lists: {
    'recordings.json': async function* (db, account_id) {
      for await (const recording of inBatches(recordingsOf(db, account_id)))
        yield {
          id: recording.id,
          file_name: recording.file_name,
          size_bytes: recording.size_bytes,
          status: recording.status,
          created_at: toIso(recording.created_at),
        }
    },
    'laps.json': async function* (db, account_id) {
      for await (const { id } of inBatches(recordedWorkoutsOf(db, account_id))) {
        for (const lap of await lapsOf(db, id)) yield { workout_id: id, ...toLap(lap) }
      }
    },
  },
  async files(db, account_id) {
    const rows = await db
      .selectFrom('recording_item')
      .select(['id', 'file_name', 'storage_key'])
      .where('owner_id', '=', account_id)
      // Files of refused items and duplicates are deleted.
      .where('status', 'in', ['pending', 'imported'])
      .orderBy('id')
      .execute()
    return rows.map(({ id, file_name, storage_key }) => ({
      name: `recordings/${id}-${file_name.replace(UNSAFE_CHARACTERS, '_')}`,
      storage_key,
    }))
  },
}

function recordingsOf(db: Db, owner_id: number) {
  return db
    .selectFrom('recording')
    .select(['id', 'file_name', 'size_bytes', 'status', 'created_at'])
    .where('owner_id', '=', owner_id)
}

function recordedWorkoutsOf(db: Db, owner_id: number) {
  return db
    .selectFrom('workout')
    .select('id')
    .where('owner_id', '=', owner_id)
    .where('recording_item_id', 'is not', null)
}
