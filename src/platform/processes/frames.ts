/**
 * One message between the server and a worker process: JSON, and parts of bytes. It does not use the channel of
 * Node.js: on bytes that are no message, that channel throws an error that nobody can catch.
 */
export type Frame = { value: unknown; parts: Uint8Array[] }

export type FrameLimits = {
  /** Limits how long parsing the JSON blocks the server. */
  max_json_bytes: number
  max_parts_bytes: number
}

/** A frame has the length of the JSON, the number of parts and the length of each part, then the JSON and the parts. */
const NUMBER_BYTES = 4
const MAX_PARTS = 1_000

export function encodeFrame({ value, parts }: Frame): Uint8Array[] {
  const json = Buffer.from(JSON.stringify(value))
  const header = Buffer.alloc(NUMBER_BYTES * (2 + parts.length))
  const numbers = [json.length, parts.length, ...parts.map((part) => part.byteLength)]
  for (const [i, number] of numbers.entries()) header.writeUInt32LE(number, NUMBER_BYTES * i)
  return [header, json, ...parts]
}

/**
 * Returns a function that takes the bytes of a stream as they come and returns the frames that they complete.
 * @throws Error for bytes that are no frame, or a frame above the limits; then the stream cannot be read any further
 */
export function openFrameReader(limits: FrameLimits): (chunk: Uint8Array) => Frame[] {
  let chunks: Uint8Array[] = []
  let held_bytes = 0
  let wanted_bytes = 2 * NUMBER_BYTES

  return (chunk) => {
    chunks.push(chunk)
    held_bytes += chunk.length
    const frames: Frame[] = []
    while (held_bytes >= wanted_bytes) {
      const bytes =
        chunks.length === 1
          ? Buffer.from(chunks[0]!.buffer, chunks[0]!.byteOffset, held_bytes)
          : Buffer.concat(chunks)
      chunks = [bytes]
      const frame_bytes = frameLength(bytes, limits)
      wanted_bytes = frame_bytes
      if (held_bytes < frame_bytes) break
      frames.push(decodeFrame(bytes))
      chunks = [bytes.subarray(frame_bytes)]
      held_bytes -= frame_bytes
      wanted_bytes = 2 * NUMBER_BYTES
    }
    return frames
  }
}

/** The length of the frame at the start of `bytes`; while its header is incomplete, the length of the header. */
function frameLength(bytes: Buffer, { max_json_bytes, max_parts_bytes }: FrameLimits): number {
  const json_bytes = bytes.readUInt32LE(0)
  const count = bytes.readUInt32LE(NUMBER_BYTES)
  if (json_bytes > max_json_bytes || count > MAX_PARTS) throw new Error('a frame is too large')
  const header_bytes = NUMBER_BYTES * (2 + count)
  if (bytes.length < header_bytes) return header_bytes
  const parts_bytes = partLengths(bytes, count).reduce((sum, length) => sum + length, 0)
  if (parts_bytes > max_parts_bytes) throw new Error('a frame is too large')
  return header_bytes + json_bytes + parts_bytes
}

function partLengths(bytes: Buffer, count: number): number[] {
  return Array.from({ length: count }, (_, i) => bytes.readUInt32LE(NUMBER_BYTES * (2 + i)))
}

function decodeFrame(bytes: Buffer): Frame {
  const json_bytes = bytes.readUInt32LE(0)
  const lengths = partLengths(bytes, bytes.readUInt32LE(NUMBER_BYTES))
  let at = NUMBER_BYTES * (2 + lengths.length)
  const value: unknown = JSON.parse(bytes.toString('utf8', at, at + json_bytes))
  at += json_bytes
  const parts = lengths.map((length) => {
    at += length
    return bytes.subarray(at - length, at)
  })
  return { value, parts }
}
