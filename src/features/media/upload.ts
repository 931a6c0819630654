import { randomBytes } from 'node:crypto'
import type { Trx } from '../../platform/database/schema.ts'
import type { FieldReason } from '../../platform/error-texts.ts'
import { invalidField } from '../../platform/errors.ts'
import type { SingleFile } from '../../platform/http/forms.ts'
import { accountLimitKey } from '../../platform/limits/index.ts'
import type { Services } from '../../platform/services.ts'
import { isPicture } from './file-type.ts'
import { deleteImageFiles, writeImageFiles } from './files.ts'
import type { ImageOutcome, ImageRefusal, Rendition } from './renditions.ts'

/** The limit for an upload. The sizes that are stored are much smaller. */
export const MAX_UPLOAD_BYTES = 10_000_000

const REFUSALS: Record<ImageRefusal, FieldReason> = {
  unknown_format: { code: 'unknown_image_format' },
  damaged: { code: 'damaged_image' },
  too_many_pixels: { code: 'too_many_pixels', maximum_megapixels: 40 },
  too_much_memory: { code: 'image_needs_memory' },
  took_too_long: { code: 'image_takes_long' },
}

/** A picture that was read and named, but is not stored yet. */
export type NewImage = {
  name: string
  /** The width and height of the largest size, in pixels. */
  width: number
  height: number
  /** All sizes together. */
  size_bytes: number
  renditions: Rendition[]
  /** The SHA-256 hash of the uploaded file. */
  sha256: string
}

/**
 * Reads an uploaded picture.
 * @throws AppError `too_large`; `invalid` for a file that is not a picture or cannot be read; `rate_limited` when too many
 * have been refused
 */
export async function receiveImage(
  { storage, images, limits, log }: Pick<Services, 'storage' | 'images' | 'limits' | 'log'>,
  owner_id: number,
  upload: SingleFile,
): Promise<NewImage> {
  // Only refused pictures count: ten pictures of a workout must not use up the limit for recordings.
  const limitKey = accountLimitKey(owner_id)
  await limits.check('upload', limitKey)
  const { outcome, sha256 } = await storage.receive(
    upload.file,
    MAX_UPLOAD_BYTES,
    async ({ path, sha256 }) => {
      await upload.assertNoMoreParts()
      const outcome: ImageOutcome = (await isPicture(path))
        ? await images.resize(path, owner_id)
        : { status: 'refused', reason: 'unknown_format' }
      return { outcome, sha256 }
    },
  )
  if (outcome.status === 'refused') {
    const { reason, cause } = outcome
    if (cause !== undefined) log.warn({ account: owner_id, sha256, cause }, 'processes died of a picture')
    await limits.take('upload', limitKey)
    throw invalidField('image', REFUSALS[reason])
  }
  const { status: _, ...made } = outcome
  const size_bytes = made.renditions.reduce((sum, { content }) => sum + content.length, 0)
  return { ...made, name: randomBytes(16).toString('hex'), size_bytes, sha256 }
}

/**
 * Writes the image's files, then lets `commit` run `write` in a transaction, so that a row never exists without its
 * files. Deletes the files again when `write` fails or does not run.
 */
export async function storeImage<T>(
  services: Pick<Services, 'storage' | 'log'>,
  image: NewImage,
  commit: (work: (trx: Trx) => Promise<T>) => Promise<T>,
  write: (trx: Trx) => Promise<T>,
): Promise<T> {
  await writeImageFiles(services, image.name, image.renditions).catch((error) => {
    // Not awaited: storage that has just failed may take long to fail again.
    void discardFiles(services, image.name)
    throw error
  })
  let isWritten = false
  try {
    return await commit(async (trx) => {
      isWritten = false
      const result = await write(trx)
      isWritten = true
      return result
    })
  } finally {
    // A commit may succeed although it reports an error. The hourly sweep deletes the files if it did not.
    if (!isWritten) await discardFiles(services, image.name)
  }
}

async function discardFiles(services: Pick<Services, 'storage' | 'log'>, name: string): Promise<void> {
  await deleteImageFiles(services, [name]).catch((error) =>
    services.log.warn({ err: error, image: name }, 'files of a discarded image are left to the hourly sweep'),
  )
}
