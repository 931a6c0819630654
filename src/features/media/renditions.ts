/** The longest side of each stored size in pixels, the largest first. */
export const IMAGE_SIZES_PX = [1280, 320, 96] as const

export type ImageSize = (typeof IMAGE_SIZES_PX)[number]

/** One size of an image: a WebP file without the metadata of the camera. */
export type Rendition = { size_px: ImageSize; content: Uint8Array }

/** What a worker process is asked to do. Its answer is an outcome, with the renditions beside it in the order of their sizes. */
export type ResizeTask = { path: string }

/**
 * The sizes made from a picture, with width and height of the largest in pixels; or why none was made. `cause` is for
 * the log.
 */
export type ImageOutcome =
  | { status: 'made'; width: number; height: number; renditions: Rendition[] }
  | { status: 'refused'; reason: ImageRefusal; cause?: string }

export const IMAGE_REFUSALS = [
  'unknown_format',
  'damaged',
  'too_many_pixels',
  'too_much_memory',
  'took_too_long',
] as const
export type ImageRefusal = (typeof IMAGE_REFUSALS)[number]
