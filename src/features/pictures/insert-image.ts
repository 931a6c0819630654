import type { Trx } from '../../platform/database/schema.ts'
import type { SingleFile } from '../../platform/http/forms.ts'
import type { Services } from '../../platform/services.ts'
import type { Actor } from '../auth/index.ts'
import type { NewImage } from '../media/index.ts'
import { insertImage } from './queries.ts'
import { pictureQuota } from './quotas.ts'

/** Starts to read the uploaded file. Call it only after checking that the actor may upload a picture. */
export type OpenUpload = () => Promise<SingleFile>

/** Inserts the row of an image, or throws `conflict` when the owner's quota would be exceeded. */
export async function insertWithinQuota(
  { quotas, clock }: Services,
  trx: Trx,
  { account_id }: Actor,
  { name, width, height, size_bytes }: NewImage,
  workout_id: number | null,
): Promise<void> {
  await quotas.take(trx, account_id, pictureQuota, size_bytes / 1e6)
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

/**
 * Enqueues a job that deletes the files of an image. Call it in the transaction that removes the image's row; the job
 * runs only after the commit.
 */
export function enqueueFileDeletion(
  { queue }: Services,
  trx: Trx,
  owner_id: number,
  name: string,
): Promise<void> {
  return queue.enqueue(trx, { kind: 'images.release', payload: { names: [name] }, owner_id })
}
