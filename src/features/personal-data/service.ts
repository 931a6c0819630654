import { inTransaction } from '../../platform/database/index.ts'
import type { Trx } from '../../platform/database/schema.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import type { RequestOrigin } from '../../platform/http/request-origin.ts'
import { type JobContext, NO_OWNER } from '../../platform/jobs/index.ts'
import { postMail } from '../../platform/mail/index.ts'
import type { Services } from '../../platform/services.ts'
import { toIso } from '../../platform/time.ts'
import { recordAudit } from '../audit/index.ts'
import { type Actor, lockUnchangedAccount } from '../auth/index.ts'
import { openArchive, type PersonalData } from './archive.ts'
import {
  deleteExpired,
  deleteExportsOf,
  type ExportRow,
  exportById,
  exportsOf,
  insertExport,
  isStorageKeyUsed,
  recipientOf,
  saveOutcome,
} from './queries.ts'
import { exportQuota } from './quotas.ts'

const EXPORT_LIFE_MS = 7 * 86_400_000
const MAX_BYTES = 100_000_000_000
const FOLDER = 'exports'
/** A younger file may belong to a job that is still running. */
const MIN_ORPHAN_AGE_MS = 86_400_000

/** Queues an export and deletes the account's earlier ones. Throws `conflict` while one is queued. */
export async function requestExport(
  services: Services,
  trx: Trx,
  { account_id, session_id }: Actor,
  origin: RequestOrigin,
): Promise<ExportRow> {
  const now = services.clock.now()
  await lockUnchangedAccount(trx, { id: account_id, session_id })
  const rows = await exportsOf(trx, account_id, now)
  if (rows.some(({ status }) => status === 'queued')) throw new AppError('conflict', 'export_running')
  await services.quotas.take(trx, account_id, exportQuota)
  const keys = await deleteExportsOf(trx, account_id)
  if (keys.length > 0)
    await services.queue.enqueue(trx, { kind: 'storage.delete', payload: { keys }, owner_id: account_id })
  const row = await insertExport(trx, account_id, now)
  const payload = { account_export_id: row.id }
  await services.queue.enqueue(trx, { kind: 'accounts.export', payload, owner_id: account_id })
  await recordAudit(trx, now, { kind: 'account.export_asked', account_id, origin })
  return row
}

/** The actor's own export. Throws the same `not_found` for another person's export as for one that does not exist. */
export async function loadOwnExport(services: Services, actor: Actor, id: number): Promise<ExportRow> {
  const row = await exportById(services.db, id)
  const isExpired = row?.expires_at != null && row.expires_at <= services.clock.now()
  if (!row || row.account_id !== actor.account_id || isExpired) throw notFound()
  return row
}

/** Writes the zip of a queued export to storage, and mails its owner a link. */
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
  const archive = openArchive(services, row.account_id, sources)
  const { size_bytes } = await storage.put(storage_key, archive, MAX_BYTES)
  const isSaved = await inTransaction(db, async (trx) => {
    const expires_at = clock.now() + EXPORT_LIFE_MS
    const isThere = await saveOutcome(trx, id, { status: 'done', storage_key, size_bytes, expires_at })
    if (isThere) await mailExport(services, trx, row, expires_at)
    await finishIn(trx)
    return isThere
  })
  // The account was erased while the zip was written, and the export's row with it.
  if (!isSaved) await storage.delete(storage_key)
}

async function mailExport(services: Services, trx: Trx, row: ExportRow, expires_at: number): Promise<void> {
  const account = await recipientOf(trx, row.account_id)
  if (!account) return
  await postMail(services, trx, {
    kind: 'export_ready',
    account,
    dedupe_key: `export_ready ${row.id}`,
    values: { username: account.username, link: { path: '/settings/export' }, until: toIso(expires_at) },
  })
}

/** Marks an export as failed. Called when its job gives up. */
export async function failExport({ db, clock }: Services, id: number): Promise<void> {
  const expires_at = clock.now() + EXPORT_LIFE_MS
  await saveOutcome(db, id, { status: 'failed', storage_key: null, size_bytes: null, expires_at })
}

/** Deletes expired exports with their files; returns how many files. */
export async function deleteExpiredExports({
  db,
  clock,
  queue,
}: Pick<Services, 'db' | 'clock' | 'queue'>): Promise<number> {
  return inTransaction(db, async (trx) => {
    const keys = await deleteExpired(trx, clock.now())
    if (keys.length > 0)
      await queue.enqueue(trx, { kind: 'storage.delete', payload: { keys }, owner_id: NO_OWNER })
    return keys.length
  })
}

/** Deletes files without an export row, left by a crashed job or an erased account; returns how many. */
export async function deleteOrphanedExports({
  db,
  clock,
  storage,
}: Pick<Services, 'db' | 'clock' | 'storage'>): Promise<number> {
  let deleted = 0
  for await (const key of storage.keysBefore(FOLDER, clock.now() - MIN_ORPHAN_AGE_MS)) {
    if (await isStorageKeyUsed(db, key)) continue
    await storage.delete(key)
    deleted++
  }
  return deleted
}
