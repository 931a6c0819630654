import type { Activity, ParsedFile } from '../../src/features/recordings/activity.ts'
import { parseFile } from '../../src/features/recordings/parse.ts'

/** Parses a file that must not be refused. */
export function parseRecording(content: Uint8Array | string): ParsedFile {
  const result = parseFile(typeof content === 'string' ? Buffer.from(content) : content)
  if (result.status === 'refused') throw new Error(`refused as ${JSON.stringify(result.reason)}`)
  return result
}

/** Parses a file that must hold exactly one activity. */
export function parseActivity(content: Uint8Array | string): Activity {
  const { activities } = parseRecording(content)
  if (activities.length !== 1) throw new Error(`${activities.length} activities`)
  return activities[0]!
}
