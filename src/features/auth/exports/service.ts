import { inTransaction } from '../../../platform/database/index.ts'
import type { Trx } from '../../../platform/database/schema.ts'
import { AppError, notFound } from '../../../platform/errors.ts'
import type { JobContext } from '../../../platform/jobs/index.ts'
import { postMail } from '../../../platform/mail/index.ts'
import type { Services } from '../../../platform/services.ts'
import { toIso } from '../../../platform/time.ts'
import { type ActingAccount, holdAccount } from '../account/acting.ts'
import { accountById } from '../account/queries.ts'
import type { Actor } from '../actor.ts'
import { recordAudit } from '../audit.ts'
import type { Client } from '../client.ts'
import { archiveOf, type PersonalData } from './archive.ts'
import {
  type ExportRow,
  exportById,
  exportsOf,
  insertExport,
  isNamed,
  removeExportsOf,
  removeOldExports,
  settleExport,
} from './queries.ts'

const KEPT_MS = 7 * 86_400_000
const LARGEST_BYTES = 100_000_000_000
const FOLDER = 'exports'
/** A job may still be at work on a younger file. */
const YOUNGEST_ORPHAN_MS = 86_400_000

/** Has the download made by a job, one at a time for an account; it takes the place of those before it. */
export async function askForExport(
  services: Services,
  trx: Trx,
  account: ActingAccount,
  client: Client,
): Promise<ExportRow> {
  const now = services.clock.now()
  await holdAccount(trx, account)
  const rows = await exportsOf(trx, account.id, now)
  if (rows.some(({ status }) => status === 'queued')) throw new AppError('conflict', 'export_running')
  const keys = await removeExportsOf(trx, account.id)
  if (keys.length > 0) await services.queue.enqueue(trx, { kind: 'storage.delete', payload: { keys } })
  const row = await insertExport(trx, account.id, now)
  const payload = { account_export_id: row.id }
  await services.queue.enqueue(trx, { kind: 'accounts.export', payload })
  await recordAudit(trx, now, { kind: 'account.export_asked', account_id: account.id, client })
  return row
}

/** The download, when it is the actor's own; otherwise the same 404 as one that does not exist. */
export async function ownExport(services: Services, actor: Actor, id: number): Promise<ExportRow> {
  const row = await exportById(services.db, id)
  const isOver = row?.expires_at != null && row.expires_at <= services.clock.now()
  if (!row || row.account_id !== actor.account_id || isOver) throw notFound()
  return row
}

/** Puts everything of the account into one zip in storage, and mails where it is. */
export async function makeExport(
  services: Services,
  id: number,
  sources: readonly PersonalData[],
  { finishIn }: JobContext,
): Promise<void> {
  const { db, storage, clock } = services
  const row = await exportById(db, id)
  if (row?.status !== 'queued') return
  const storage_key = `${FOLDER}/${row.account_id}/${id}`
  const { size_bytes } = await storage.put(
    storage_key,
    archiveOf(services, row.account_id, sources),
    LARGEST_BYTES,
  )
  const isKept = await inTransaction(db, async (trx) => {
    const expires_at = clock.now() + KEPT_MS
    const isThere = await settleExport(trx, id, { status: 'done', storage_key, size_bytes, expires_at })
    if (isThere) await mailExport(services, trx, row, expires_at)
    await finishIn(trx)
    return isThere
  })
  // The account was erased meanwhile.
  if (!isKept) await storage.delete(storage_key)
}

async function mailExport(services: Services, trx: Trx, row: ExportRow, expires_at: number): Promise<void> {
  const account = await accountById(trx, row.account_id)
  if (!account) return
  await postMail(services, trx, {
    kind: 'export_ready',
    account,
    dedupe_key: `export_ready ${row.id}`,
    values: { username: account.username, link: { path: '/settings/export' }, until: toIso(expires_at) },
  })
}

/** Says of a download that it could not be made. */
export async function failExport({ db, clock }: Services, id: number): Promise<void> {
  const expires_at = clock.now() + KEPT_MS
  await settleExport(db, id, { status: 'failed', storage_key: null, size_bytes: null, expires_at })
}

/** Takes out downloads that ran out, rows and files; answers how many files. */
export async function dropOldExports({
  db,
  clock,
  queue,
}: Pick<Services, 'db' | 'clock' | 'queue'>): Promise<number> {
  return inTransaction(db, async (trx) => {
    const keys = await removeOldExports(trx, clock.now())
    if (keys.length > 0) await queue.enqueue(trx, { kind: 'storage.delete', payload: { keys } })
    return keys.length
  })
}

/** Deletes files that no download names: of a job that died, or of an account that was erased meanwhile. */
export async function sweepExports({
  db,
  clock,
  storage,
}: Pick<Services, 'db' | 'clock' | 'storage'>): Promise<number> {
  let removed = 0
  for await (const key of storage.keysBefore(FOLDER, clock.now() - YOUNGEST_ORPHAN_MS)) {
    if (await isNamed(db, key)) continue
    await storage.delete(key)
    removed++
  }
  return removed
}
