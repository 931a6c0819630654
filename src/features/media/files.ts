import { Readable } from 'node:stream'
import type { Services } from '../../platform/services.ts'
import { deleteUnusedFiles } from '../../platform/storage/index.ts'
import { imageNamesInUse } from './names-in-use.ts'
import { IMAGE_SIZES_PX, type ImageSize, type Rendition } from './renditions.ts'

/** A safety limit. Even a rendition of pure noise has only half a megabyte. */
const MAX_RENDITION_BYTES = 10_000_000

/** The path of an image in the API. `?size=96`, `320` or `1280` picks one of its sizes. */
export function imageUrl(name: string): string {
  return `/api/images/${name}/`
}

/** Where one size of an image is stored. */
export function imageKey(name: string, size_px: ImageSize): string {
  return `images/${name.slice(0, 2)}/${name}-${size_px}.webp`
}

/** Where all sizes of an image are stored. */
export function imageKeys(name: string): string[] {
  return IMAGE_SIZES_PX.map((size_px) => imageKey(name, size_px))
}

function nameOfKey(key: string): string {
  return /([^/]+)-\d+\.webp$/.exec(key)?.[1] ?? ''
}

/** Writes every size of an image. All are durable when this resolves; no write is still running when it rejects. */
export async function writeImageFiles(
  { storage }: Pick<Services, 'storage'>,
  name: string,
  renditions: Rendition[],
): Promise<void> {
  const writes = await Promise.allSettled(
    renditions.map(({ size_px, content }) =>
      storage.put(imageKey(name, size_px), Readable.from([content]), MAX_RENDITION_BYTES),
    ),
  )
  const failed = writes.find((write) => write.status === 'rejected')
  if (failed) throw failed.reason
}

/** Deletes all sizes of the images. No other image ever gets the same name. */
export async function deleteImageFiles(
  { storage }: Pick<Services, 'storage'>,
  names: string[],
): Promise<void> {
  for (const key of names.flatMap(imageKeys)) await storage.delete(key)
}

/** Deletes the files that were stored before `before_ms` and whose images are not in use; returns how many. */
export function deleteUnusedImageFiles(
  { db, storage }: Pick<Services, 'db' | 'storage'>,
  before_ms: number,
): Promise<number> {
  return deleteUnusedFiles(storage, { folder: 'images', before_ms }, async (keys) => {
    const names = await imageNamesInUse(db, keys.map(nameOfKey))
    return new Set(keys.filter((key) => names.has(nameOfKey(key))))
  })
}
