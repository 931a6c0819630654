import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Frame } from '../../platform/processes/index.ts'
import { type Drawing, IMAGE_REFUSALS, IMAGE_SIZES_PX, type ImageOutcome } from './renditions.ts'

const exact = { additionalProperties: false }
const side = Type.Integer({ minimum: 1, maximum: IMAGE_SIZES_PX[0] })

const ResizeReply = Type.Union([
  Type.Object({ status: Type.Literal('made'), width: side, height: side }, exact),
  Type.Object({ status: Type.Literal('drawn') }, exact),
  Type.Object({ status: Type.Literal('refused'), reason: Type.Enum([...IMAGE_REFUSALS]) }, exact),
])

const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')

const check = Compile(ResizeReply)

/** Reads the reply of a process that resized or drew a picture. It is not trusted: a hostile file may control the process. */
export function readImageReply({ value, parts }: Frame): ImageOutcome | Drawing {
  if (!check.Check(value)) throw new Error('it sent an outcome of a wrong shape')
  if (value.status === 'refused') return value as ImageOutcome
  if (value.status === 'drawn') {
    const [png = new Uint8Array()] = parts
    if (!isPng(png)) throw new Error('it sent something else than a drawing')
    return { status: 'drawn', png }
  }
  const renditions = IMAGE_SIZES_PX.map((size_px, i) => ({ size_px, content: parts[i] ?? new Uint8Array() }))
  if (!renditions.every(({ content }) => isWebp(content)))
    throw new Error('it sent something else than pictures')
  return { ...value, renditions }
}

function isWebp(content: Uint8Array): boolean {
  const text = Buffer.from(content.buffer, content.byteOffset, content.length).toString('latin1', 0, 12)
  return text.startsWith('RIFF') && text.endsWith('WEBP')
}

function isPng(content: Uint8Array): boolean {
  return Buffer.from(content.buffer, content.byteOffset, content.length).subarray(0, 8).equals(PNG_SIGNATURE)
}
