import sharp, { type Metadata, type Sharp } from 'sharp'
import { IMAGE_SIZES_PX, type ImageOutcome, MAX_MEMORY_BYTES, type Rendition } from './renditions.ts'

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
    const header = await sharp(path, { ...READ_OPTIONS, limitInputPixels: false }).metadata()
    if (header.width * header.height > MAX_PIXELS) return { status: 'refused', reason: 'too_many_pixels' }
    if (estimateMemory_bytes(header) > MAX_MEMORY_BYTES)
      return { status: 'refused', reason: 'too_much_memory' }
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
    // `isPicture` has checked the type of the upload, so the file is damaged.
    return { status: 'refused', reason: 'damaged' }
  }
}

/** The memory that decoding needs; decision 0010 has the measurements. */
const PROCESS_BYTES = 82_000_000
const BYTES_PER_PIXEL = { avif: 18.5, deepAvif: 25, others: 10 }

/** The memory of a process that decodes a picture with this header. */
function estimateMemory_bytes({ format, width, height, bitsPerSample = 8 }: Metadata): number {
  const avif = bitsPerSample > 8 ? BYTES_PER_PIXEL.deepAvif : BYTES_PER_PIXEL.avif
  const perPixel = format === 'heif' ? avif : BYTES_PER_PIXEL.others
  return PROCESS_BYTES + perPixel * width * height
}

function fitInto(image: Sharp, size_px: number): Sharp {
  return image.resize({ width: size_px, height: size_px, fit: 'inside', withoutEnlargement: true })
}
