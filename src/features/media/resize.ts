import sharp, { type Sharp } from 'sharp'
import { IMAGE_SIZES_PX, type ImageOutcome, type Rendition } from './renditions.ts'

const MAX_PIXELS = 40_000_000
const WEBP = { quality: 80, effort: 4 }

/** Reads the first frame of an animation. Ignores decoder warnings, which the files of many phones cause. */
const READ_OPTIONS = { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1 } as const

const [LARGEST_PX] = IMAGE_SIZES_PX

/** Disables all decoders except the four for uploads, so that no file can reach another decoder. */
export function disableOtherDecoders(): void {
  sharp.cache(false)
  sharp.concurrency(1)
  sharp.block({ operation: ['VipsForeignLoad'] })
  const formats = ['Jpeg', 'Png', 'Webp', 'Heif']
  sharp.unblock({ operation: formats.map((format) => `VipsForeignLoad${format}`) })
}

/**
 * Makes every size of the picture in a file: upright, in sRGB, never larger than the original, and without metadata,
 * which sharp drops by default. The file is decoded once, into the largest size.
 */
export async function makeRenditions(path: string): Promise<ImageOutcome> {
  try {
    const { width: original_width, height: original_height } = await sharp(path, {
      ...READ_OPTIONS,
      limitInputPixels: false,
    }).metadata()
    if (original_width * original_height > MAX_PIXELS) return { status: 'refused', reason: 'too_many_pixels' }
    const { data, info } = await fitInto(sharp(path, READ_OPTIONS).autoOrient(), LARGEST_PX)
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    const { width, height, channels } = info
    const renditions: Rendition[] = []
    for (const size_px of IMAGE_SIZES_PX) {
      const content = await fitInto(sharp(data, { raw: { width, height, channels } }), size_px)
        .webp(WEBP)
        .toBuffer()
      renditions.push({ size_px, content })
    }
    return { status: 'made', width, height, renditions }
  } catch {
    // Not another type of file: `isPicture` has checked the beginning of the upload.
    return { status: 'refused', reason: 'damaged' }
  }
}

function fitInto(image: Sharp, size_px: number): Sharp {
  return image.resize({ width: size_px, height: size_px, fit: 'inside', withoutEnlargement: true })
}
