import type { Services } from '../../platform/services.ts'
import type { OnProgress } from './formats/format.ts'
import { updateRecording } from './queries.ts'

/** Writes are rare, because each waits for a disk sync. A small file is done before the first write. */
const WRITE_INTERVAL_MS = 300

/** The percentage when all files are read. A recording reaches 100 when its workouts are created. */
const READ_PERCENT = 95

export type Progress = {
  /** The callback for one of the recording's files. */
  of(index: number): OnProgress
  /** Resolves when no write is in progress. */
  settled(): Promise<void>
}

/** Stores the progress of reading a recording's files, at most every 300 ms and without delaying the reading. */
export function openProgress({ db, clock, log }: Services, recording_id: number, files: number): Progress {
  const shares = new Array<number>(files).fill(0)
  let written_at = performance.now()
  let writing: Promise<unknown> | undefined

  function write(): void {
    if (writing || performance.now() - written_at < WRITE_INTERVAL_MS) return
    written_at = performance.now()
    const read = shares.reduce((sum, share) => sum + share, 0) / files
    const progress = Math.round(READ_PERCENT * read)
    writing = updateRecording(db, recording_id, { progress, updated_at: clock.now() })
      .catch((error) => log.warn({ err: error, recording: recording_id }, 'progress was not written'))
      .finally(() => {
        writing = undefined
      })
  }

  return {
    of: (index) => (share) => {
      shares[index] = share
      write()
    },
    async settled() {
      await writing
    },
  }
}
