import type { Services } from '../../platform/services.ts'
import { updateRecording } from './queries.ts'
import type { Report } from './report.ts'

/** A commit is durable and so costs something: a small file is read before the first one is due. */
const REST_MS = 300

/** What the last step takes; a recording is at 100 only when its workouts can be seen. */
const READ_PERCENT = 95

export type Progress = {
  /** Hears about one of the recording's files. */
  of(index: number): Report
  /** Waits for a write that is on its way. */
  settled(): Promise<void>
}

/** Writes down how far the files of a recording are read, at most every 300 ms and never in the way of the reading. */
export function openProgress({ db, clock, log }: Services, recording_id: number, files: number): Progress {
  const shares = new Array<number>(files).fill(0)
  let last = performance.now()
  let writing: Promise<unknown> | undefined

  function write(): void {
    if (writing || performance.now() - last < REST_MS) return
    last = performance.now()
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
