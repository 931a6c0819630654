import type { Trx } from '../../platform/database/schema.ts'
import { AppError } from '../../platform/errors.ts'
import type { SingleFile } from '../../platform/http/forms.ts'
import type { Services } from '../../platform/services.ts'
import type { Actor } from '../auth/index.ts'
import type { NewImage } from '../media/index.ts'
import { insertImage, usedBytes } from './queries.ts'

/** Starts to read the uploaded file. Call it only after checking that the actor may upload a picture. */
export type OpenUpload = () => Promise<SingleFile>

/**
 * Inserts the row of an image if the owner's quota allows it. Call it after the write of the owner's profile row: that
 * row's lock keeps other images of this person out until the transaction ends.
 */
export async function insertWithinQuota(
  { config, clock }: Services,
  trx: Trx,
  { account_id }: Actor,
  { name, width, height, size_bytes }: NewImage,
  workout_id: number | null,
): Promise<void> {
  const { quota_bytes } = config.images
  if ((await usedBytes(trx, account_id)) + size_bytes > quota_bytes)
    throw new AppError('conflict', { code: 'image_quota', maximum_mb: quota_bytes / 1_000_000 })
  await insertImage(trx, {
    name,
    owner_id: account_id,
    workout_id,
    width,
    height,
    size_bytes,
    created_at: clock.now(),
  })
}

/** Deletes the files of an image by a job, once the transaction that removed its row is durable. */
export function enqueueFileDeletion({ queue }: Services, trx: Trx, name: string): Promise<void> {
  return queue.enqueue(trx, { kind: 'images.release', payload: { names: [name] } })
}
