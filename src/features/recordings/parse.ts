import { type ParsedFile, type ParseOutcome, Refusal, refused } from './activity.ts'
import { parseFit } from './fit.ts'
import { parseGpx } from './gpx.ts'
import { gunzip } from './gunzip.ts'
import type { Report } from './report.ts'
import { sniff } from './sniff.ts'
import { parseTcx } from './tcx.ts'
import { readXml } from './xml.ts'

/** The workouts in a FIT, GPX or TCX file, gzipped or not, told by content. Answers bad input; never throws for it. */
export function parseFile(bytes: Uint8Array, report?: Report): ParseOutcome {
  try {
    return { status: 'parsed', ...parseContent(sniff(bytes) === 'gzip' ? gunzip(bytes) : bytes, report) }
  } catch (error) {
    if (error instanceof Refusal) return refused(error)
    const { stack } = error as Error
    const message = 'The file is damaged: it could not be read.'
    return { ...refused({ reason: 'damaged', message }), cause: stack ?? String(error) }
  }
}

function parseContent(bytes: Uint8Array, report?: Report): ParsedFile {
  if (bytes.length === 0) throw new Refusal('empty', 'The file is empty.')
  switch (sniff(bytes)) {
    case 'fit':
      return parseFit(bytes, report)
    case 'gpx':
      return parseGpx(bytes, report)
    case 'tcx':
      return parseTcx(bytes, report)
    case 'xml':
      return refuseXml(bytes)
    case 'zip':
      throw new Refusal('nested_archive', 'The file is a zip archive where a recording was expected.')
    default:
      throw new Refusal('unknown_format', 'The file is no FIT, GPX or TCX recording.')
  }
}

/** Tells unsafe and malformed XML from XML of another kind. */
function refuseXml(bytes: Uint8Array): never {
  readXml(bytes, { open: () => {}, close: () => {} })
  throw new Refusal('unknown_format', 'The XML file is neither GPX nor TCX.')
}
