/** Smaller images are sent unchanged. The server's limit is 10 MB. */
const LARGE_BYTES = 8_000_000
/** Twice the largest size that is shown. */
const LONGEST_PX = 2560
const QUALITY = 0.9

/** Scales a large photo down, so that it uploads faster and stays below the limit. */
export async function shrinkImage(file: File): Promise<Blob> {
  if (file.size < LARGE_BYTES) return file
  try {
    const picture = await createImageBitmap(file)
    const scale = Math.min(1, LONGEST_PX / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    const small = await new Promise<Blob | null>((take) => canvas.toBlob(take, 'image/jpeg', QUALITY))
    return small ?? file
  } catch {
    // The browser cannot read the file, so the server is left to say what is wrong with it.
    return file
  }
}
