import sharp, { type Sharp } from 'sharp'

/** Text in the metadata of pictures that the server must never deliver. */
export const SECRET = 'Kamera-von-Ana-4711'

const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="46,3.05N" exif:Owner="${SECRET}"/></rdf:RDF></x:xmpmeta>`

type Side = { width?: number; height?: number }

/** A picture of one colour. */
export function plain({ width = 40, height = 30 }: Side = {}, background = '#c86432'): Sharp {
  return sharp({ create: { width, height, channels: 3, background } })
}

/** A picture that hardly compresses, different for each seed. */
export function noise(seed: number, { width = 1280, height = 960 }: Side = {}): Sharp {
  const pixels = Buffer.alloc(width * height * 3)
  let state = seed >>> 0
  for (let i = 0; i < pixels.length; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    pixels[i] = state >>> 24
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
}

/** Quarters in red, green, blue and white, row by row from the top left, with an EXIF orientation. */
export async function quarters(orientation: number): Promise<Buffer> {
  const [red, green, blue, white] = await Promise.all(
    ['#f00', '#0f0', '#00f', '#fff'].map((colour) =>
      plain({ width: 32, height: 16 }, colour).png().toBuffer(),
    ),
  )
  return plain({ width: 64, height: 32 })
    .composite([
      { input: red, left: 0, top: 0 },
      { input: green, left: 32, top: 0 },
      { input: blue, left: 0, top: 16 },
      { input: white, left: 32, top: 16 },
    ])
    .withMetadata({ orientation })
    .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
    .toBuffer()
}

/** Adds the place, the owner and the camera to the metadata, as a phone does. */
export function withMetadata(picture: Sharp): Sharp {
  return picture
    .withExif({
      IFD0: { Make: SECRET, Model: SECRET, Artist: SECRET },
      IFD2: { LensModel: SECRET },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '46/1 3/1 3/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '14/1 30/1 0/1',
      },
    })
    .withXmp(XMP)
}

/** A JPEG with data that sharp cannot write: IPTC, a comment, and HTML after the end of the picture. */
export async function jpegWithHiddenData(): Promise<Buffer> {
  const jpeg = await withMetadata(plain()).jpeg().toBuffer()
  const iptc = `Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x18\x1c\x02\x50\0\x13${SECRET}`
  const page = Buffer.from(`<script>alert('${SECRET}')</script>`)
  const segments = [segment(0xed, iptc), segment(0xfe, SECRET)]
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2), page])
}

function segment(marker: number, text: string): Buffer {
  const content = Buffer.from(text, 'latin1')
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}

/** The names of a WebP file's chunks. */
export function webpChunks(file: Buffer): string[] {
  if (file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WEBP')
    throw new Error('this is not a WebP file')
  const names: string[] = []
  for (let at = 12; at + 8 <= file.length; ) {
    names.push(file.toString('latin1', at, at + 4))
    const length = file.readUInt32LE(at + 4)
    at += 8 + length + (length % 2)
  }
  return names
}
