import sharp from 'sharp'

const SVG_DECODER = 'VipsForeignLoadSvgBuffer'

/**
 * Draws SVG as PNG. The decoder of SVG is on only meanwhile, and this process does one task at a time: no uploaded file
 * reaches it.
 */
export async function draw(svg: string): Promise<Uint8Array> {
  sharp.unblock({ operation: [SVG_DECODER] })
  try {
    return await sharp(Buffer.from(svg)).png({ compressionLevel: 9 }).toBuffer()
  } finally {
    sharp.block({ operation: [SVG_DECODER] })
  }
}
