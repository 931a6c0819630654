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
 * Inserts the row of an image, or throws `conflict` when the owner's quota would be exceeded. Call it after a write to
 * the owner's profile row: the lock on that row prevents other images of this person until the transaction ends.
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

/** Enqueues a job that deletes the files of an image after the transaction, which removes its row, is durable. */
export function enqueueFileDeletion(
  { queue }: Services,
  trx: Trx,
  owner_id: number,
  name: string,
): Promise<void> {
  return queue.enqueue(trx, { kind: 'images.release', payload: { names: [name] }, owner_id })
}
