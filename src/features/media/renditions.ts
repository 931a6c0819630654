/** The longest side of each size that is kept, in pixels; the largest first. */
export const IMAGE_SIZES_PX = [1280, 320, 96] as const
export type ImageSize = (typeof IMAGE_SIZES_PX)[number]

/** One size of an image, as a WebP file without anything that the camera wrote beside the picture. */
export type Rendition = { size_px: ImageSize; content: Buffer }

/** What came of a picture: its sizes, and the sides of the largest in pixels; or why there are none. */
export type ImageOutcome =
  | { status: 'made'; width: number; height: number; renditions: Rendition[] }
  | { status: 'refused'; reason: ImageRefusal }

export type ImageRefusal =
  | 'unknown_format'
  | 'damaged'
  | 'too_many_pixels'
  | 'too_much_memory'
  | 'took_too_long'
