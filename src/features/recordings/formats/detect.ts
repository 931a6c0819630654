import type { Format } from './format.ts'
import { FORMATS } from './index.ts'
import { rootElementOf } from './xml/root.ts'

/**
 * The format of a file by its content; null when no format matches.
 * @throws Refusal for XML in an encoding that is not accepted
 */
export function detectFormat(bytes: Uint8Array): Format | null {
  const root = rootElementOf(bytes)
  return FORMATS.find((format) => format.matches(bytes, root)) ?? null
}
