import type { Trx } from '../../platform/database/schema.ts'
import type { Services } from '../../platform/services.ts'
import { queueDeliveries } from './deliveries.ts'
import { groupKey, type Notice, type NoticeData, type NoticeKind, subjectsOf } from './kinds.ts'
import { takeSeqs } from './seqs.ts'

type Needs = Pick<Services, 'clock' | 'events' | 'queue'>

/** A notification with what is added to it. */
type Addition = {
  account_id: number
  kind: NoticeKind
  group_key: string | null
  workout_id: number | null
  goal_id: number | null
  data: NoticeData
  sources: { actor_id: number; comment_id: number | null }[]
}

/**
 * Notifies people of what has happened, in the transaction in which it happens. Leaves out what somebody did to
 * themselves, and people who have muted the actor or switched the kind off. Runs the same number of statements
 * for any number of people. Locks their inboxes, so nothing that others wait for may be locked after this.
 */
export async function notify(
  { clock, events, queue }: Needs,
  trx: Trx,
  ...notices: readonly Notice[]
): Promise<void> {
  const wanted = await withoutUnwanted(trx, notices)
  if (wanted.length === 0) return
  const additions = byGroup(wanted)
  const seqs = await takeSeqs(trx, additions)
  await addImportCounts(trx, additions)
  const ids = await saveNotifications(trx, additions, seqs, clock.now())
  await saveSources(trx, additions, ids, clock.now())
  await queueDeliveries(queue, trx, ids)
  events.emit(trx, 'inbox.changed', {
    account_ids: [...new Set(additions.map(({ account_id }) => account_id))],
  })
}

async function withoutUnwanted(trx: Trx, notices: readonly Notice[]): Promise<Notice[]> {
  const ofOthers = notices.filter((notice) => subjectsOf(notice).actor_id !== notice.account_id)
  if (ofOthers.length === 0) return []
  const account_ids = ofOthers.map(({ account_id }) => account_id)
  // No account has the id 0.
  const actor_ids = ofOthers.map((notice) => subjectsOf(notice).actor_id ?? 0)
  const rows = await trx
    .selectFrom('notification_preference')
    .select((of) => ['account_id', of.ref('kind').$castTo<string>().as('kind'), of.val(0).as('actor_id')])
    .where('account_id', 'in', account_ids)
    .where('in_app', '=', 0)
    .unionAll(
      trx
        .selectFrom('mute')
        .select((of) => ['muter_id as account_id', of.val('').as('kind'), 'muted_id as actor_id'])
        .where('muter_id', 'in', account_ids)
        .where('muted_id', 'in', actor_ids),
    )
    .execute()
  const unwanted = new Set(rows.map(({ account_id, kind, actor_id }) => `${account_id} ${kind || actor_id}`))
  return ofOthers.filter(
    (notice) =>
      !unwanted.has(`${notice.account_id} ${notice.kind}`) &&
      !unwanted.has(`${notice.account_id} ${subjectsOf(notice).actor_id}`),
  )
}

/** One addition for each notification, those of the person with the lowest id first. */
function byGroup(notices: readonly Notice[]): Addition[] {
  const groups = new Map<unknown, Addition>()
  for (const notice of notices) {
    const { actor_id, workout_id, comment_id, goal_id } = subjectsOf(notice)
    const { account_id, kind, data = {} } = notice
    const group_key = groupKey(notice)
    const key = group_key === null ? notice : `${account_id} ${group_key}`
    const addition = groups.get(key) ?? {
      account_id,
      kind,
      group_key,
      workout_id,
      goal_id,
      data,
      sources: [],
    }
    if (actor_id !== null) addition.sources.push({ actor_id, comment_id })
    groups.set(key, addition)
  }
  return [...groups.values()].toSorted((a, b) => a.account_id - b.account_id)
}

/** Adds the numbers of files of the unread notification of imports, if there is one. */
async function addImportCounts(trx: Trx, additions: readonly Addition[]): Promise<void> {
  for (const addition of additions.filter(({ kind }) => kind === 'import_finished')) {
    const unread = await trx
      .selectFrom('notification')
      .select('data')
      .where('account_id', '=', addition.account_id)
      .where('group_key', '=', addition.group_key)
      .where('read_at', 'is', null)
      .executeTakeFirst()
    if (!unread) continue
    const earlier: NoticeData = JSON.parse(unread.data)
    const { data } = addition
    addition.data = {
      imported: (earlier.imported ?? 0) + (data.imported ?? 0),
      duplicates: (earlier.duplicates ?? 0) + (data.duplicates ?? 0),
      refused: (earlier.refused ?? 0) + (data.refused ?? 0),
    }
  }
}

/** Adds the notifications, or changes unread ones of the same groups; returns the ids in the order of the additions. */
async function saveNotifications(
  trx: Trx,
  additions: readonly Addition[],
  seqs: readonly number[],
  now: number,
): Promise<number[]> {
  const rows = await trx
    .insertInto('notification')
    .values(
      additions.map(({ sources, data, ...notification }, index) => ({
        ...notification,
        data: JSON.stringify(data),
        seq: seqs[index]!,
        created_at: now,
        updated_at: now,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['account_id', 'group_key'])
        .where('read_at', 'is', null)
        .doUpdateSet((excluded) => ({
          seq: excluded.ref('excluded.seq'),
          data: excluded.ref('excluded.data'),
          updated_at: now,
        })),
    )
    .returning(['id', 'account_id', 'seq'])
    .execute()
  const ids = new Map(rows.map(({ id, account_id, seq }) => [`${account_id} ${seq}`, id]))
  return additions.map(({ account_id }, index) => ids.get(`${account_id} ${seqs[index]}`)!)
}

async function saveSources(
  trx: Trx,
  additions: readonly Addition[],
  ids: readonly number[],
  created_at: number,
): Promise<void> {
  const rows = additions.flatMap(({ sources }, index) =>
    sources.map((source) => ({ ...source, notification_id: ids[index]!, created_at })),
  )
  if (rows.length === 0) return
  await trx
    .insertInto('notification_actor')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
