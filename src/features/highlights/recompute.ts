import { lockRowForChange } from '../../platform/database/columns.ts'
import { inTransaction } from '../../platform/database/index.ts'
import type { Db, Trx } from '../../platform/database/schema.ts'
import type { JobContext } from '../../platform/jobs/index.ts'
import type { Services } from '../../platform/services.ts'
import { loadReachedGoals } from '../goals/index.ts'
import type { Sport } from '../sports/index.ts'
import { saveReachedGoals } from './goals.ts'
import { notifyOfNew } from './notices.ts'
import { findRecords, saveRecords } from './records.ts'

/** After so many writes that came in between, the transaction itself reads the workouts. */
const ATTEMPTS = 3

type Needs = Pick<Services, 'db' | 'reads' | 'clock' | 'events' | 'queue'>
/** Without a sport, only the goals. */
type Scope = { owner_id: number; sport?: Sport }
type Owner = NonNullable<Awaited<ReturnType<typeof loadOwner>>>

/**
 * Computes again which workouts set records in the sport and which reached goals, and ends the job in the transaction
 * that stores this. Large logs are read outside of it, so that other writes do not wait. The owner's revision tells
 * whether something was written meanwhile.
 */
export async function recompute(
  services: Needs,
  scope: Scope,
  { finishIn }: Pick<JobContext, 'finishIn'>,
): Promise<void> {
  const { db, reads } = services
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const owner = await loadOwner(db, scope.owner_id)
    // The account was deleted.
    if (!owner) return
    const found = await find(reads.of(scope.owner_id, owner.total_workouts), scope, owner)
    const isSaved = await inTransaction(db, async (trx) => {
      if ((await lockOwner(trx, scope.owner_id))?.revision !== owner.revision) return false
      await save(services, trx, scope, found)
      await finishIn(trx)
      return true
    })
    if (isSaved) return
  }
  await inTransaction(db, async (trx) => {
    const owner = await lockOwner(trx, scope.owner_id)
    if (owner) await save(services, trx, scope, await find(trx, scope, owner))
    await finishIn(trx)
  })
}

async function find(db: Db, { owner_id, sport }: Scope, { week_start }: Owner) {
  return {
    records: sport === undefined ? [] : await findRecords(db, { owner_id, sport }),
    goals: await loadReachedGoals(db, { owner_id, week_start }, sport),
  }
}

async function save(
  services: Needs,
  trx: Trx,
  { owner_id, sport }: Scope,
  { records, goals }: Awaited<ReturnType<typeof find>>,
): Promise<void> {
  const added = {
    records: sport === undefined ? [] : await saveRecords(trx, { owner_id, sport }, records),
    goals: await saveReachedGoals(trx, owner_id, goals),
  }
  await notifyOfNew(services, trx, owner_id, added)
}

function ownerRow(db: Db, owner_id: number) {
  return db
    .selectFrom('profile')
    .innerJoin('account', 'account.id', 'profile.account_id')
    .select(['profile.revision', 'profile.total_workouts', 'account.week_start'])
    .where('profile.account_id', '=', owner_id)
}

function loadOwner(db: Db, owner_id: number) {
  return ownerRow(db, owner_id).executeTakeFirst()
}

/** Locks the profile, as every write of workouts and goals does. */
async function lockOwner(trx: Trx, owner_id: number): Promise<Owner | undefined> {
  await trx
    .selectFrom('profile')
    .select('account_id')
    .where('account_id', '=', owner_id)
    .$call(lockRowForChange(trx))
    .execute()
  return loadOwner(trx, owner_id)
}
