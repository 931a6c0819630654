import { randomBytes } from 'node:crypto'
import type { Trx } from '../../platform/database/schema.ts'
import { invalidField } from '../../platform/errors.ts'
import type { OnlyFile } from '../../platform/http/forms.ts'
import type { Services } from '../../platform/services.ts'
import { releaseImages, storeImage } from './files.ts'
import type { ImageOutcome, ImageRefusal, Rendition } from './renditions.ts'
import { isPicture } from './sniff.ts'

/** What is taken in; what is kept of it is much smaller. */
export const LARGEST_UPLOAD_BYTES = 10_000_000

const REFUSALS: Record<ImageRefusal, string> = {
  unknown_format: 'must be a JPEG, PNG, WebP or AVIF picture',
  damaged: 'is damaged and cannot be read',
  too_many_pixels: 'has more than 40 million pixels',
  too_much_memory: 'needs more memory than a picture may',
  took_too_long: 'takes too long to be read',
}

/** A picture that was made smaller and has a name, and is not stored yet. */
export type NewImage = {
  name: string
  width: number
  height: number
  size_bytes: number
  renditions: Rendition[]
  /** Of what was uploaded. */
  sha256: string
}

type Needs = Pick<Services, 'storage' | 'images' | 'log'>

/** Reads a picture as it comes in; throws `too_large`, or `invalid` for what is none or cannot be read. */
export async function readPicture({ storage, images }: Needs, upload: OnlyFile): Promise<NewImage> {
  const { outcome, sha256 } = await storage.receive(
    upload.file,
    LARGEST_UPLOAD_BYTES,
    async ({ path, sha256 }) => {
      await upload.assertNothingFollows()
      const outcome: ImageOutcome = (await isPicture(path))
        ? await images.resize(path)
        : { status: 'refused', reason: 'unknown_format' }
      return { outcome, sha256 }
    },
  )
  if (outcome.status === 'refused') throw invalidField('image', REFUSALS[outcome.reason])
  const { status: _, ...made } = outcome
  const size_bytes = made.renditions.reduce((sum, { content }) => sum + content.length, 0)
  return { ...made, name: randomBytes(16).toString('hex'), size_bytes, sha256 }
}

/**
 * Stores the image's files, then has `commit` run `write` in a transaction: no row is ever without its files. Where
 * no row was written the files go again.
 */
export async function keepImage<T>(
  services: Needs,
  image: NewImage,
  commit: (work: (trx: Trx) => Promise<T>) => Promise<T>,
  write: (trx: Trx) => Promise<T>,
): Promise<T> {
  await storeImage(services, image.name, image.renditions).catch((error) => {
    // Storage that fails may take long to fail again: nobody waits for that.
    void letGo(services, image.name)
    throw error
  })
  let isWritten = false
  try {
    return await commit(async (trx) => {
      isWritten = false
      const answer = await write(trx)
      isWritten = true
      return answer
    })
  } finally {
    // A commit that seems to have failed may have been made: then the sweep decides.
    if (!isWritten) await letGo(services, image.name)
  }
}

async function letGo(services: Needs, name: string): Promise<void> {
  await releaseImages(services, [name]).catch((error) =>
    services.log.warn({ err: error, image: name }, 'files of an image that was not kept stay for the sweep'),
  )
}
