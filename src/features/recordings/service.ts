import path from 'node:path'
import type { FastifyRequest } from 'fastify'
import type { Db, Trx } from '../../platform/database/schema.ts'
import { notFound } from '../../platform/errors.ts'
import type { SingleFile } from '../../platform/http/forms.ts'
import { idempotently } from '../../platform/http/idempotency.ts'
import { readerLanguage } from '../../platform/http/language.ts'
import type { Language } from '../../platform/i18n.ts'
import type { Services } from '../../platform/services.ts'
import type { Actor } from '../auth/index.ts'
import { presentItem } from './presenter.ts'
import { insertItem, insertRecording, itemRowsOf, recordingById } from './queries.ts'
import { storageQuota, uploadQuotas } from './quotas.ts'
import type { Recording } from './schemas.ts'
import { newStorageKey } from './storage-keys.ts'

const MAX_NAME_LENGTH = 200

/** Stores the file, then its rows and the import job in one transaction. */
export async function acceptUpload(
  services: Services,
  request: FastifyRequest,
  upload: SingleFile,
): Promise<Recording> {
  const { storage, config } = services
  const storage_key = newStorageKey(request.actor.account_id)
  const stored = await storage.put(storage_key, upload.file, config.recordings.uploadMax_bytes)
  const file = { ...stored, storage_key, file_name: fileNameOf(upload.filename) }
  let isWritten = false
  try {
    await upload.assertNoMoreParts()
    return await idempotently(services, request, { sha256: stored.sha256 }, async (trx) => {
      isWritten = false
      const recording_id = await insertUpload(services, trx, request.actor.account_id, file)
      isWritten = true
      return recordingOf(trx, request.actor, recording_id, readerLanguage(request))
    })
  } finally {
    // A commit that reported an error may still have succeeded, so the file stays; the hourly `sweepOrphans` deletes it
    // if no row uses it.
    if (!isWritten) await storage.delete(storage_key)
  }
}

type StoredFile = { storage_key: string; file_name: string; size_bytes: number; sha256: string }

async function insertUpload(
  { queue, clock, quotas }: Services,
  trx: Trx,
  owner_id: number,
  { sha256, size_bytes, ...file }: StoredFile,
): Promise<number> {
  const now = clock.now()
  for (const quota of uploadQuotas) await quotas.take(trx, owner_id, quota)
  await quotas.take(trx, owner_id, storageQuota, size_bytes / 1e6)
  const recording_id = await insertRecording(trx, {
    ...file,
    owner_id,
    size_bytes,
    status: 'queued',
    progress: 0,
    created_at: now,
    updated_at: now,
  })
  await insertItem(trx, {
    ...file,
    owner_id,
    recording_id,
    sha256,
    size_bytes,
    status: 'pending',
    warnings: '[]',
    error: null,
    duplicate_of: null,
  })
  await queue.enqueue(trx, {
    kind: 'recordings.import',
    payload: { recording_id },
    owner_id,
    unique_key: `recordings.import/${recording_id}`,
  })
  return recording_id
}

/** The last part of the client's file name, without characters that a database or a header cannot hold. */
function fileNameOf(given: string): string {
  const name = path.basename(given.replaceAll('\\', '/')).replace(/\p{Cc}/gu, '')
  return name.slice(-MAX_NAME_LENGTH).toWellFormed() || 'recording'
}

/**
 * The recording as the API shows it, in the reader's language.
 * @throws AppError `not_found` when it belongs to somebody else
 */
export async function recordingOf(db: Db, actor: Actor, id: number, language: Language): Promise<Recording> {
  const recording = await recordingById(db, id)
  if (recording?.owner_id !== actor.account_id) throw notFound()
  const items = await itemRowsOf(db, id)
  return {
    id,
    status: recording.status,
    progress: recording.progress,
    items: [...items.values()].map((rows) => presentItem(rows, language)),
  }
}
