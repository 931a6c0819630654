/** Below this the server takes any picture; cameras make larger ones. */
const LARGE_BYTES = 8_000_000
/** Twice of what is ever shown. */
const LONGEST_PX = 2560
const QUALITY = 0.9

/** A large photo in fewer pixels, so that it arrives sooner, or at all; anything else as it is. */
export async function shrunk(file: File): Promise<Blob> {
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
    // The browser cannot read it; the server says what it thinks of it.
    return file
  }
}
