import type { InferResult } from 'kysely'
import type { Db } from '../../platform/database/schema.ts'
import type { Services } from '../../platform/services.ts'
import { NOBODY, type Viewer } from '../../platform/viewer.ts'
import { IS_NOT_PRIVATE, type Viewed, viewAs } from '../audience/index.ts'
import { ownerByUsername } from '../relations/index.ts'
import { workoutWhere } from '../training-log/index.ts'
import { listedWorkouts } from '../workouts/index.ts'
import type { ShownColumns } from '../zones/index.ts'

const MAX_ENTRIES = 30
/** No account has this id. */
const NO_OWNER = -1

export type FeedEntry = Viewed<Row>
export type Feed = { username: string; name: string; entries: FeedEntry[] }

/** The path of a person's feed. */
export function feedPath(username: string): string {
  return `/api/profiles/${encodeURIComponent(username)}/feed/`
}

type Row = InferResult<ReturnType<typeof listedWorkouts>>[number] & ShownColumns

function latestPublic(db: Db, owner_id: number): Promise<Row[]> {
  return listedWorkouts(db, { shown_to: 'public', owner_id, viewer_id: NOBODY.account_id })
    .where(workoutWhere(db, { owner_id, shown_to: 'public' }))
    .where(IS_NOT_PRIVATE)
    .orderBy('workout.shown_start_at', 'desc')
    .orderBy('workout.id', 'desc')
    .limit(MAX_ENTRIES)
    .$castTo<Row>()
    .execute()
}

type Owner = { id: number; username: string; total_workouts: number }

/**
 * The latest public workouts of a person as everybody sees them. Undefined for people whom the viewer does not see, and
 * without an account for those who have no public workout.
 */
export async function findFeed(
  { reads, clock }: Pick<Services, 'reads' | 'clock'>,
  viewer: Viewer,
  username: string,
): Promise<Feed | undefined> {
  const quick = reads.of(viewer.account_id, 1)
  const owner = await ownerByUsername(quick, viewer.account_id, username, clock.now())
  // Without an owner, too, so that an absent one takes as long as one without public workouts.
  const feed = await feedOf({ reads }, viewer, { id: NO_OWNER, total_workouts: 0, ...owner, username })
  return owner && (viewer !== NOBODY || feed.entries.length > 0) ? feed : undefined
}

/** The feed of a person whom the viewer sees. */
export async function feedOf(
  { reads }: Pick<Services, 'reads'>,
  viewer: Viewer,
  { id, username, total_workouts }: Owner,
): Promise<Feed> {
  const rows = await latestPublic(reads.of(viewer.account_id, total_workouts), id)
  const entries = rows.flatMap((row) => viewAs('everyone', row) ?? [])
  const [first] = entries
  const shown = first?.owner_username ?? username
  return { username: shown, name: first?.owner_name || shown, entries }
}
