import { Readable } from 'node:stream'
import type { Services } from '../../platform/services.ts'
import { IMAGE_SIZES_PX, type ImageSize, type Rendition } from './renditions.ts'

/** What a rendition may come to at most; those of noise come to half a megabyte. */
const LARGEST_RENDITION_BYTES = 10_000_000

/** Where one size of an image is stored. */
export function keyOf(name: string, size_px: ImageSize): string {
  return `images/${name.slice(0, 2)}/${name}-${size_px}.webp`
}

/** Where all its sizes are. */
export function keysOf(name: string): string[] {
  return IMAGE_SIZES_PX.map((size_px) => keyOf(name, size_px))
}

/** The name of the image that a key belongs to. */
export function nameOfKey(key: string): string {
  return /([^/]+)-\d+\.webp$/.exec(key)?.[1] ?? ''
}

/** Stores every size of an image; they are durable when this resolves, and nothing is on its way when it rejects. */
export async function storeImage(
  { storage }: Pick<Services, 'storage'>,
  name: string,
  renditions: Rendition[],
): Promise<void> {
  const puts = await Promise.allSettled(
    renditions.map(({ size_px, content }) =>
      storage.put(keyOf(name, size_px), Readable.from([content]), LARGEST_RENDITION_BYTES),
    ),
  )
  const failed = puts.find((put) => put.status === 'rejected')
  if (failed) throw failed.reason
}

/** Deletes the files of images that are gone; a name is never used again. */
export async function releaseImages({ storage }: Pick<Services, 'storage'>, names: string[]): Promise<void> {
  for (const key of names.flatMap(keysOf)) await storage.delete(key)
}
