import sharp, { type Sharp } from 'sharp'
import { IMAGE_SIZES_PX, type ImageOutcome, type ImageRefusal, type Rendition } from './renditions.ts'

const MOST_PIXELS = 40_000_000
const WEBP = { quality: 80, effort: 4 }

/** Of an animation the first frame. What a decoder only warns of, as of many a phone's files, is no damage. */
const READING = { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 } as const

const [LARGEST_PX] = IMAGE_SIZES_PX

/** Only the decoders of what is accepted are left: a file cannot talk its way into another one. */
export function allowOnlyPictures(): void {
  sharp.cache(false)
  sharp.concurrency(1)
  sharp.block({ operation: ['VipsForeignLoad'] })
  const formats = ['Jpeg', 'Png', 'Webp', 'Heif']
  sharp.unblock({ operation: formats.map((format) => `VipsForeignLoad${format}`) })
}

/**
 * Every size of the picture in a file: upright, in sRGB, never larger than it was, and without metadata, which sharp
 * leaves out unless it is asked to keep it. Only the first step decodes the file; a JPEG is made smaller as it is read.
 */
export async function makeRenditions(path: string): Promise<ImageOutcome> {
  try {
    const { data, info } = await fitInto(sharp(path, READING).autoOrient(), LARGEST_PX)
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
  } catch (error) {
    return { status: 'refused', reason: refusalOf(error as Error) }
  }
}

function fitInto(image: Sharp, size_px: number): Sharp {
  return image.resize({ width: size_px, height: size_px, fit: 'inside', withoutEnlargement: true })
}

function refusalOf({ message }: Error): ImageRefusal {
  if (/exceeds pixel limit/.test(message)) return 'too_many_pixels'
  return /unsupported image format/.test(message) ? 'unknown_format' : 'damaged'
}
