import type { Config } from './platform/config.ts'
import type { JobLanes, LaneSlots } from './platform/jobs/index.ts'

/** The lane of each kind of job. It does not compile while a registered kind has none. */
export const JOB_LANES: JobLanes = {
  'mail.send': 'mails',
  // These only post mails.
  'accounts.welcome': 'mails',
  'accounts.verify': 'mails',
  'accounts.reset': 'mails',
  // Follows the last mail to an erased account.
  'accounts.empty_log': 'mails',
  'recordings.import': 'imports',
  'accounts.export': 'exports',
  'accounts.erase': 'cleanup',
  'recordings.release': 'cleanup',
  'images.release': 'cleanup',
  'storage.delete': 'cleanup',
}

/** How many jobs one person can keep running in each lane of a process; one more slot is kept for other people. */
export function laneSlots({ recordings }: Pick<Config, 'recordings'>): LaneSlots {
  return { mails: 2, imports: recordings.parserProcesses, exports: 1, cleanup: 1 }
}
