import type { Migration } from 'kysely/migration'
import * as foundation from './0001-foundation.ts'
import * as accounts from './0002-accounts.ts'
import * as profiles from './0003-profiles.ts'
import * as trainingLog from './0004-training-log.ts'
import * as recordingReasons from './0005-recording-reasons.ts'
import * as jobLanes from './0006-job-lanes.ts'
import * as search from './0007-search.ts'
import * as knownPlaces from './0008-known-places.ts'
import * as trackOverviews from './0009-track-overviews.ts'
import * as quotas from './0010-quotas.ts'
import * as storedWorkouts from './0011-stored-workouts.ts'
import * as mailQuotas from './0012-mail-quotas.ts'
import * as relations from './0013-relations.ts'
import * as auditSums from './0014-audit-sums.ts'
import * as audience from './0015-audience.ts'
import * as reactions from './0016-reactions.ts'
import * as zones from './0017-zones.ts'
import * as indexing from './0018-indexing.ts'
import * as social from './0019-social.ts'
import * as inbox from './0020-inbox.ts'
import * as moderation from './0022-moderation.ts'
import * as push from './0023-push.ts'
import * as highlights from './0024-highlights.ts'

/** All migrations in order. A released migration never changes. */
export const migrations: Record<string, Migration> = {
  '0001-foundation': foundation,
  '0002-accounts': accounts,
  '0003-profiles': profiles,
  '0004-training-log': trainingLog,
  '0005-recording-reasons': recordingReasons,
  '0006-job-lanes': jobLanes,
  '0007-search': search,
  '0008-known-places': knownPlaces,
  '0009-track-overviews': trackOverviews,
  '0010-quotas': quotas,
  '0011-stored-workouts': storedWorkouts,
  '0012-mail-quotas': mailQuotas,
  '0013-relations': relations,
  '0014-audit-sums': auditSums,
  '0015-audience': audience,
  '0016-reactions': reactions,
  '0017-zones': zones,
  '0018-indexing': indexing,
  '0019-social': social,
  '0020-inbox': inbox,
  '0023-push': push,
  '0024-highlights': highlights,
  '0022-moderation': moderation,
}
