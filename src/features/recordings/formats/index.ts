import { fit } from './fit/index.ts'
import type { Format } from './format.ts'
import { gpx } from './gpx/index.ts'
import type { FormatKey } from './names.ts'
import { tcx } from './tcx/index.ts'

const BY_KEY: Record<FormatKey, Format> = { fit, gpx, tcx }

/** Every format that can be uploaded. A new format needs a folder beside this file and an entry in `FORMAT_NAMES`. */
export const FORMATS: readonly Format[] = Object.values(BY_KEY)
