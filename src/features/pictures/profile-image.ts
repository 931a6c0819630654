import { inTransaction } from '../../platform/database/index.ts'
import type { Trx } from '../../platform/database/schema.ts'
import type { Services } from '../../platform/services.ts'
import type { Actor } from '../auth/index.ts'
import { imageUrl, receiveImage, storeImage } from '../media/index.ts'
import { writeProfile } from '../profiles/index.ts'
import { enqueueFileDeletion, insertWithinQuota, type OpenUpload } from './insert-image.ts'
import { deleteProfileImageRow } from './queries.ts'

/** Replaces the picture of the actor's profile; returns the address of the new one. */
export async function replaceProfileImage(
  services: Services,
  actor: Actor,
  openUpload: OpenUpload,
): Promise<string> {
  const image = await receiveImage(services, actor.account_id, await openUpload())
  const commit = <T>(work: (trx: Trx) => Promise<T>) => inTransaction(services.db, work)
  return storeImage(services, image, commit, async (trx) => {
    await writeProfile(trx, actor.account_id, { image: image.name })
    const before = await deleteProfileImageRow(trx, actor.account_id)
    await insertWithinQuota(services, trx, actor, image, null)
    if (before !== undefined) await enqueueFileDeletion(services, trx, actor.account_id, before)
    return imageUrl(image.name)
  })
}

/** Deletes the picture of the actor's profile, if there is one. */
export function deleteProfileImage(services: Services, { account_id }: Actor): Promise<void> {
  return inTransaction(services.db, async (trx) => {
    await writeProfile(trx, account_id, { image: null })
    const before = await deleteProfileImageRow(trx, account_id)
    if (before !== undefined) await enqueueFileDeletion(services, trx, account_id, before)
  })
}
