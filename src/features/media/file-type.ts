import { open } from 'node:fs/promises'

const HEAD_BYTES = 256

/** True when the file starts like a JPEG, PNG, WebP or AVIF. Its name does not count. */
export async function isPicture(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return startsLikePicture(buffer.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}

const PNG = '\x89PNG\r\n\x1a\n'

function startsLikePicture(head: Buffer): boolean {
  const text = head.toString('latin1')
  if (text.startsWith('\xff\xd8\xff') || text.startsWith(PNG)) return true
  if (text.startsWith('RIFF')) return text.slice(8, 12) === 'WEBP'
  return text.slice(4, 8) === 'ftyp' && brandsOf(head).some((brand) => brand === 'avif' || brand === 'avis')
}

/** The brands of the file, which distinguish AVIF from HEIC and MP4: all three start alike (ISO/IEC 14496-12). */
function brandsOf(head: Buffer): string[] {
  const end = Math.min(head.readUInt32BE(0), head.length)
  const brands = [head.toString('latin1', 8, 12)]
  for (let at = 16; at + 4 <= end; at += 4) brands.push(head.toString('latin1', at, at + 4))
  return brands
}
