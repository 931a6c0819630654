/** Smaller images are sent unchanged. The server's limit is 10 MB. */
const LARGE_BYTES = 8_000_000
/** Twice the size of the largest picture on a page. */
const LONGEST_PX = 2560
const QUALITY = 0.9

/** Scales a large photo down, so that it uploads faster and stays below the limit. */
export async function shrinkImage(file: File): Promise<Blob> {
  if (file.size < LARGE_BYTES) return file
  try {
    const picture = await createImageBitmap(file)
    const small = await encodeSmaller(picture).finally(() => picture.close())
    return small ?? file
  } catch {
    // The browser cannot read the file, so the server is left to say what is wrong with it.
    return file
  }
}

async function encodeSmaller(picture: ImageBitmap): Promise<Blob | null> {
  const scale = Math.min(1, LONGEST_PX / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  const context = canvas.getContext('2d')
  // Null on a phone that lacks the memory for the canvas: the result would be an empty picture.
  if (!context) return null
  // JPEG has no transparency: without a white background, transparent parts of a picture would become black.
  context.fillStyle = 'white'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return new Promise((take) => canvas.toBlob(take, 'image/jpeg', QUALITY))
}
