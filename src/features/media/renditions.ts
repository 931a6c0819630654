/** The longest side of each stored size in pixels, the largest first. */
export const IMAGE_SIZES_PX = [1280, 320, 96] as const

/** The limit for all the memory of a process that reads a picture. */
export const MAX_MEMORY_BYTES = 768_000_000

export type ImageSize = (typeof IMAGE_SIZES_PX)[number]

/** One size of an image: a WebP file without the metadata of the camera. */
export type Rendition = { size_px: ImageSize; content: Uint8Array }

/** The task of a worker process, which replies with an outcome and the renditions in the order of `IMAGE_SIZES_PX`. */
export type ResizeTask = { path: string }

/** The task of drawing a picture that the server has described in SVG. The reply is a PNG file. */
export type DrawTask = { svg: string }
export type Drawing = { status: 'drawn'; png: Uint8Array }

/**
 * The sizes made from a picture, with the width and height of the largest in pixels, or the reason why none was made.
 * `cause` is for the log.
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
