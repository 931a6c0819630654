/** The longest side of each stored size in pixels, the largest first. */
export const IMAGE_SIZES_PX = [1280, 320, 96] as const

export type ImageSize = (typeof IMAGE_SIZES_PX)[number]

/** One size of an image: a WebP file without the metadata of the camera. */
export type Rendition = { size_px: ImageSize; content: Buffer }

/** The sizes made from a picture, with width and height of the largest in pixels; or why none was made. */
export type ImageOutcome =
  | { status: 'made'; width: number; height: number; renditions: Rendition[] }
  | { status: 'refused'; reason: ImageRefusal }

export type ImageRefusal =
  | 'unknown_format'
  | 'damaged'
  | 'too_many_pixels'
  | 'too_much_memory'
  | 'took_too_long'
