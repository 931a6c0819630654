import { fit } from './fit/index.ts'
import type { Format } from './format.ts'
import { gpx } from './gpx/index.ts'
import { tcx } from './tcx/index.ts'

/** Every format that can be uploaded. A new format is a folder beside this file and an entry here. */
export const FORMATS: readonly Format[] = [fit, gpx, tcx]
