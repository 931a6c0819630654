import type { Config } from './platform/config.ts'
import type { JobLanes, LaneSlots } from './platform/jobs/index.ts'

/** The lane of each kind of job. This does not compile while a registered kind has no lane. */
export const JOB_LANES: JobLanes = {
  'mail.send': 'mails',
  // These jobs do nothing but post mails.
  'mail.sum_up': 'mails',
  'accounts.welcome': 'mails',
  'accounts.verify': 'mails',
  'accounts.reset': 'mails',
  // Runs after the last mail to an erased account, because that mail contains personal data, too.
  'accounts.empty_log': 'mails',
  'notifications.deliver': 'notices',
  // Push services are chosen by strangers and may be slow.
  'notifications.push': 'pushes',
  // Thousands are due at the same hour.
  'notifications.digest': 'digests',
  'mail.send_bulk': 'digests',
  'recordings.import': 'imports',
  'accounts.export': 'exports',
  'zones.cover': 'zones',
  'workouts.changed': 'highlights',
  'goals.changed': 'highlights',
  'accounts.activity_changed': 'cleanup',
  'accounts.erase': 'cleanup',
  'recordings.release': 'cleanup',
  'images.release': 'cleanup',
  'storage.delete': 'cleanup',
}

/** How many jobs of one person a process runs at once in each lane. Each lane has one more slot, for other people. */
export function laneSlots({ recordings }: Pick<Config, 'recordings'>): LaneSlots {
  // One more than there are parsers: the next file is parsed while the last one is being saved.
  return {
    mails: 2,
    notices: 1,
    pushes: 4,
    digests: 1,
    imports: recordings.parserProcesses + 1,
    exports: 1,
    zones: 1,
    highlights: 1,
    cleanup: 1,
  }
}
