import type { Services } from '../../services.ts'

/** The longest side of each size that is kept, in pixels. */
export const IMAGE_SIZES_PX = [96, 320, 1280] as const

/** Where the sizes of an image are stored. */
export function keysOf(name: string): string[] {
  return IMAGE_SIZES_PX.map((size_px) => `images/${name}/${size_px}.webp`)
}

/** Deletes the files of images that are gone; a name is never used again. */
export async function releaseImages({ storage }: Pick<Services, 'storage'>, names: string[]): Promise<void> {
  for (const key of names.flatMap(keysOf)) await storage.delete(key)
}
