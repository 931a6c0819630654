import { inTransaction } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/schema.ts'
import { invalidField, notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import { localDate } from '../../platform/time.ts'
import { assertAllowedWords } from '../../platform/word-list.ts'
import type { Actor } from '../auth/index.ts'
import { isSelf, serializeRelations } from '../relations/index.ts'
import { canSeeProfile } from './access.ts'
import {
  deleteWeightRow,
  ownProfile,
  type ProfileColumns,
  type ProfileRow,
  profileByUsername,
  type SingleProfileRow,
  saveWeight,
  type WeightRow,
  writeProfile,
} from './queries.ts'
import { bumpRevision } from './revision.ts'
import type { ProfileChange } from './schemas.ts'

const EARLIEST_DATE = '1900-01-01'
const MIN_AGE_YEARS = 13

/** The profile of a username or `me`; throws `not_found` unless the viewer may see the person. */
export async function profileOf(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Actor,
  username: string,
): Promise<SingleProfileRow> {
  const row = isSelf(viewer, username)
    ? await ownProfile(db, viewer.account_id)
    : await profileByUsername(db, viewer.account_id, username, clock.now())
  if (!row) throw notFound()
  return row
}

/** What the viewer sees of a person's own words and picture; throws `not_found` unless the viewer may see the person. */
export async function shownProfile(
  db: Db,
  viewer: Actor,
  username: string,
  now: number,
): Promise<Pick<ProfileRow, 'id' | 'name' | 'image'> & { bio: string | null }> {
  const row = await profileOf({ db, clock: { now: () => now } }, viewer, username)
  const { id, name, image } = row
  return { id, name, image, bio: canSeeProfile(viewer, row) ? row.bio : null }
}

/** Changes the actor's own profile and returns the changed one; throws `not_found` for anybody else's. */
export async function changeProfile(
  services: Pick<Services, 'db' | 'clock' | 'wordList'>,
  actor: Actor,
  username: string,
  { is_private, shows_body, shows_streaks, allows_indexing, name, ...rest }: ProfileChange,
): Promise<SingleProfileRow> {
  const before = await profileOf(services, actor, username)
  if (before.id !== actor.account_id) throw notFound()
  if (rest.birth_date != null)
    assertBirthDate(rest.birth_date, localDate(services.clock.now(), actor.time_zone))
  assertAllowedWords(services, { name, bio: rest.bio })
  const columns: ProfileColumns = {
    ...rest,
    ...(name !== undefined && { name: name.trim() }),
    ...(is_private !== undefined && { is_private: Number(is_private) }),
    ...(shows_body !== undefined && { shows_body: Number(shows_body) }),
    ...(shows_streaks !== undefined && { shows_streaks: Number(shows_streaks) }),
    ...(allows_indexing !== undefined && { allows_indexing: Number(allows_indexing) }),
  }
  return inTransaction(services.db, async (trx) => {
    // A follow that has found the profile open is saved first, or finds the profile private.
    if (is_private !== undefined) await serializeRelations(trx, actor.account_id)
    await writeProfile(trx, actor.account_id, columns)
    const row = await ownProfile(trx, actor.account_id)
    if (!row) throw notFound()
    return row
  })
}

function assertBirthDate(birth_date: string, today: string): void {
  const [year = '', rest = ''] = [today.slice(0, 4), today.slice(4)]
  const latest = `${Number(year) - MIN_AGE_YEARS}${rest}`
  if (birth_date < EARLIEST_DATE || birth_date > latest)
    throw invalidField('birth_date', { code: 'out_of_range', minimum: EARLIEST_DATE, maximum: latest })
}

/** Sets the actor's weight on a day. */
export function setWeight(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  actor: Actor,
  local_date: string,
  weight_kg: number,
): Promise<WeightRow> {
  if (local_date > localDate(clock.now(), actor.time_zone)) throw invalidField('date', 'in_future')
  if (local_date < EARLIEST_DATE) throw invalidField('date', { code: 'too_early', minimum: EARLIEST_DATE })
  return inTransaction(db, async (trx) => {
    await bumpRevision(trx, actor.account_id)
    return saveWeight(trx, { account_id: actor.account_id, local_date, weight_kg })
  })
}

/** Deletes the actor's weight on a day, if there is one. */
export function deleteWeight(db: Db, { account_id }: Actor, local_date: string): Promise<void> {
  return inTransaction(db, async (trx) => {
    await bumpRevision(trx, account_id)
    await deleteWeightRow(trx, account_id, local_date)
  })
}
