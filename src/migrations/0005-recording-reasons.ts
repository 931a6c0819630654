import { type Kysely, sql } from 'kysely'
import { inBatches } from '../platform/database/batches.ts'

type Reason = { code: string; [value: string]: unknown }
type Groups = Record<string, string | undefined>
type Sentences = {
  fixed: Record<string, Reason>
  withValues: [sentence: RegExp, (groups: Groups) => Reason][]
}
type Item = { id: number; error: string | null; warnings: string }
type Tables = { recording_item: Item }

/** Replaces the English sentences of refusals and warnings by JSON with a code and its values. */
export async function up(db: Kysely<never>): Promise<void> {
  await replaceSentences(db as unknown as Kysely<Tables>)
}

export async function replaceSentences(db: Kysely<Tables>): Promise<void> {
  const items = db
    .selectFrom('recording_item')
    .select(['id', 'error', 'warnings'])
    .where(({ or, eb }) => or([eb('error', 'is not', null), eb('warnings', '!=', '[]')]))
  for await (const { id, error, warnings } of inBatches<Item>(items)) {
    const refusal = error === null ? null : JSON.stringify(reasonOf(REFUSALS, error))
    const codes = (JSON.parse(warnings) as string[]).map((sentence) => reasonOf(WARNINGS, sentence))
    await sql`update recording_item set error = ${refusal}, warnings = ${JSON.stringify(codes)} where id = ${id}`.execute(
      db,
    )
  }
}

/** The code and values of a sentence; an unknown sentence is kept as it is. */
function reasonOf({ fixed, withValues }: Sentences, sentence: string): Reason {
  const reason = fixed[sentence]
  if (reason) return reason
  for (const [pattern, toReason] of withValues) {
    const match = pattern.exec(sentence)
    if (match) return toReason(match.groups ?? {})
  }
  return { code: 'other', text: sentence }
}

/** Makes a reason of `code`, with the groups of a regular expression as values. Digits become a number. */
function valued(code: string): (groups: Groups) => Reason {
  return (groups) => ({
    code,
    ...Object.fromEntries(
      Object.entries(groups).map(([name, text]) => [name, /^\d+$/.test(text ?? '') ? Number(text) : text]),
    ),
  })
}

const CONTENTS: Record<string, string> = {
  'a description of a device': 'device',
  'settings of a device': 'device_settings',
  'settings of a sport': 'sport_settings',
  'a planned workout': 'planned_workout',
  'a planned route': 'planned_route',
  'a training plan': 'training_plan',
  places: 'places',
  'measurements of a weight scale': 'weights',
  'measurements of blood pressure': 'blood_pressure',
  'the monitoring of a day': 'monitoring',
  'totals of a device': 'device_totals',
  'summaries of activities': 'activity_summaries',
  goals: 'goals',
  'a segment': 'segment',
  'a list of segments': 'segment_list',
}
const CONTENT = Object.keys(CONTENTS).join('|')

const REFUSALS: Sentences = {
  fixed: {
    'The file is empty.': { code: 'empty' },
    'The file is a zip archive where a recording was expected.': { code: 'zip_archive' },
    'The gzip file holds another gzip file.': { code: 'nested_gzip' },
    'The gzip file ends too early.': { code: 'gzip_truncated' },
    'The gzip file is damaged.': { code: 'gzip_damaged' },
    'The FIT file holds more summaries than any workout has.': { code: 'too_many_summaries' },
    'The file needs more memory than a recording may.': { code: 'needs_memory' },
    'Reading the file took too long.': { code: 'takes_long' },
    'The file does not say when the workout was.': { code: 'no_time', file_format: 'FIT' },
    'The GPX file holds no points.': { code: 'no_points' },
    'No point of the GPX file has a position on Earth.': { code: 'no_position' },
    'The TCX file holds no activity.': { code: 'no_activity' },
    'The header of the FIT file is damaged.': { code: 'damaged_header' },
    'The FIT file has a header but no content.': { code: 'no_content' },
    'The file is damaged: it could not be read.': { code: 'damaged' },
    'The XML file declares a document type or entities; that is not accepted.': { code: 'xml_declaration' },
    'The server could not read this file; please upload it again.': { code: 'unreadable' },
  },
  withValues: [
    [
      /^The file is not a FIT, GPX or TCX recording\.$/,
      () => ({ code: 'unknown_format', formats: ['FIT', 'GPX', 'TCX'] }),
    ],
    [
      /^The gzip file unpacks to more than (?<bytes>\d+) bytes\.$/,
      ({ bytes }) => ({ code: 'gzip_too_large', maximum_mb: Math.floor(Number(bytes) / 2 ** 20) }),
    ],
    [/^The file has more than (?<maximum>\d+) points\.$/, valued('too_many_points')],
    [/^The file has more than (?<maximum>\d+) workouts\.$/, valued('too_many_workouts')],
    [/^The file has more than (?<maximum>\d+) laps\.$/, valued('too_many_laps')],
    [/^The (?<file_format>\w+) file does not say when the workout was\.$/, valued('no_time')],
    [
      /^The FIT file holds a file of the type "(?<type>.*)", not a recorded workout\.$/,
      ({ type }) => ({ code: 'other_fit_type', type }),
    ],
    [
      new RegExp(
        `^The (?<file_format>\\w+) file holds (?<content>${CONTENT}), not a recorded (workout|one)\\.$`,
      ),
      ({ file_format, content = '' }) => ({ code: 'not_a_workout', file_format, content: CONTENTS[content] }),
    ],
    [
      /^The FIT file is an activity without a summary and with (?:no point|only (?<points>\d+) points)\.$/,
      ({ points = '0' }) => ({ code: 'no_summary', points: Number(points) }),
    ],
    [
      /^The FIT file ends too early: it has no summary and (?:no point|only (?<points>\d+) points)\.$/,
      ({ points = '0' }) => ({ code: 'truncated', points: Number(points) }),
    ],
    [
      /^The FIT file is damaged at byte (?<byte>\d+): no summary and (?:no point|only (?<points>\d+) points)\.$/,
      ({ byte, points = '0' }) => ({ code: 'damaged_at', byte: Number(byte), points: Number(points) }),
    ],
    [
      /^The XML file's encoding "(?<encoding>.*)" is not accepted; use UTF-8\.$/,
      ({ encoding }) => ({ code: 'xml_encoding', encoding }),
    ],
    [/^The XML file is nested deeper than (?<maximum>\d+) elements\.$/, valued('xml_too_deep')],
    [/^The XML file is malformed: (?<line>\d+):(?<column>\d+): /, valued('xml_malformed')],
    [/^The XML file is not valid (?<encoding>[\w-]+)\.$/, valued('xml_not_in_encoding')],
  ],
}

const WARNINGS: Sentences = {
  fixed: {
    'The start is the time at which the file was written.': { code: 'start_of_file' },
    'Points were not in the order of time; they were sorted.': { code: 'points_sorted' },
    'The file has no summary: the figures are computed from its points.': { code: 'no_summary' },
    'A part of the summary could not be read.': { code: 'damaged_summary' },
    'The checksum of the file is wrong; what it holds could be read in full.': { code: 'wrong_checksum' },
  },
  withValues: [
    [/^Part of this file was there already, as workout (?<workout>\d+)\.$/, valued('partly_known')],
    [/^The device's clock is ahead: it says (?<day>[\d-]+)\./, valued('clock_ahead')],
    [/^The device's clock was not set: it says (?<day>[\d-]+)\./, valued('clock_not_set')],
    [/^(?<activities>\d+) activities without a start were left out\.$/, valued('activities_left_out')],
    [/^(?<points>\d+) of (?<all>\d+) points have no time\.$/, valued('missing_times')],
    [/^(?<points>\d+) of (?<all>\d+) points have an impossible time\.$/, valued('impossible_times')],
    [/^(?<points>\d+) of (?<all>\d+) points have no possible time\.$/, valued('unusable_times')],
    [/^(?<points>\d+) points with an impossible time were left out\.$/, valued('times_left_out')],
    [/^(?<points>\d+) points with an impossible position were left out\.$/, valued('positions_left_out')],
    [/^The file ends too early, after (?<points>\d+) points\.$/, valued('truncated')],
    [
      /^The file is damaged at byte (?<byte>\d+): what follows its (?<points>\d+) points is lost\.$/,
      valued('damaged_at'),
    ],
    [/^(?<bytes>\d+) bytes after the end of the recording were ignored\.$/, valued('bytes_ignored')],
  ],
}
