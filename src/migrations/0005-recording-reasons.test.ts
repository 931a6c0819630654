import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../test/support/app.ts'
import { onEachDatabase } from '../../test/support/databases.ts'
import { expectValues } from '../../test/support/refusals.ts'
import texts from '../locales/errors/en.json' with { type: 'json' }
import { replaceSentences } from './0005-recording-reasons.ts'

type Reason = { code: string }
type Details = { error: Reason | null; warnings: Reason[] }

const REFUSALS: [sentence: string, reason: object][] = [
  ['The file is empty.', { code: 'empty' }],
  [
    'The file is not a FIT, GPX or TCX recording.',
    { code: 'unknown_format', formats: ['FIT', 'GPX', 'TCX'] },
  ],
  ['The file is a zip archive where a recording was expected.', { code: 'zip_archive' }],
  ['The gzip file holds another gzip file.', { code: 'nested_gzip' }],
  ['The gzip file ends too early.', { code: 'gzip_truncated' }],
  ['The gzip file is damaged.', { code: 'gzip_damaged' }],
  ['The gzip file unpacks to more than 1048576 bytes.', { code: 'gzip_too_large', maximum_mb: 1 }],
  ['The file has more than 500000 points.', { code: 'too_many_points', maximum: 500_000 }],
  ['The file has more than 100 workouts.', { code: 'too_many_workouts', maximum: 100 }],
  ['The file has more than 10000 laps.', { code: 'too_many_laps', maximum: 10_000 }],
  ['The FIT file holds more summaries than any workout has.', { code: 'too_many_summaries' }],
  ['The file needs more memory than a recording may.', { code: 'needs_memory' }],
  ['Reading the file took too long.', { code: 'takes_long' }],
  ['The file does not say when the workout was.', { code: 'no_time', file_format: 'FIT' }],
  ['The GPX file does not say when the workout was.', { code: 'no_time', file_format: 'GPX' }],
  [
    'The GPX file holds a planned route, not a recorded workout.',
    { code: 'not_a_workout', file_format: 'GPX', content: 'planned_route' },
  ],
  [
    'The TCX file holds a planned workout, not a recorded one.',
    { code: 'not_a_workout', file_format: 'TCX', content: 'planned_workout' },
  ],
  [
    'The FIT file holds measurements of a weight scale, not a recorded workout.',
    { code: 'not_a_workout', file_format: 'FIT', content: 'weights' },
  ],
  [
    'The FIT file holds a file of the type "40", not a recorded workout.',
    { code: 'other_fit_type', type: '40' },
  ],
  ['The GPX file holds no points.', { code: 'no_points' }],
  ['No point of the GPX file has a position on Earth.', { code: 'no_position' }],
  ['The TCX file holds no activity.', { code: 'no_activity' }],
  ['The FIT file is an activity without a summary and with no point.', { code: 'no_summary', points: 0 }],
  [
    'The FIT file is an activity without a summary and with only 9 points.',
    { code: 'no_summary', points: 9 },
  ],
  ['The FIT file ends too early: it has no summary and only 3 points.', { code: 'truncated', points: 3 }],
  [
    'The FIT file is damaged at byte 12: no summary and no point.',
    { code: 'damaged_at', byte: 12, points: 0 },
  ],
  ['The header of the FIT file is damaged.', { code: 'damaged_header' }],
  ['The FIT file has a header but no content.', { code: 'no_content' }],
  ['The file is damaged: it could not be read.', { code: 'damaged' }],
  [
    'The XML file\'s encoding "UTF-7" is not accepted; use UTF-8.',
    { code: 'xml_encoding', encoding: 'UTF-7' },
  ],
  ['The XML file declares a document type or entities; that is not accepted.', { code: 'xml_declaration' }],
  ['The XML file is nested deeper than 64 elements.', { code: 'xml_too_deep', maximum: 64 }],
  ['The XML file is malformed: 3:17: unclosed tag: gpx', { code: 'xml_malformed', line: 3, column: 17 }],
  ['The XML file is not valid UTF-16LE.', { code: 'xml_not_in_encoding', encoding: 'UTF-16LE' }],
  ['The server could not read this file; please upload it again.', { code: 'unreadable' }],
  // A sentence of an early version, and one that ends like a known one.
  ['The XML file is neither GPX nor TCX.', { code: 'other', text: 'The XML file is neither GPX nor TCX.' }],
  [
    'The GPX file holds poems, not a recorded workout.',
    { code: 'other', text: 'The GPX file holds poems, not a recorded workout.' },
  ],
]

const WARNINGS: [sentence: string, reason: object][] = [
  ['Part of this file was there already, as workout 12.', { code: 'partly_known', workout: 12 }],
  [
    "The device's clock is ahead: it says 2030-01-02. Correct the date of this workout.",
    { code: 'clock_ahead', day: '2030-01-02' },
  ],
  [
    "The device's clock was not set: it says 1990-07-09. Correct the date of this workout.",
    { code: 'clock_not_set', day: '1990-07-09' },
  ],
  ['The start is the time at which the file was written.', { code: 'start_of_file' }],
  ['1 activities without a start were left out.', { code: 'activities_left_out', activities: 1 }],
  ['1 of 3 points have no time.', { code: 'missing_times', points: 1, all: 3 }],
  ['1 of 2 points have an impossible time.', { code: 'impossible_times', points: 1, all: 2 }],
  ['2 of 3 points have no possible time.', { code: 'unusable_times', points: 2, all: 3 }],
  ['1 points with an impossible time were left out.', { code: 'times_left_out', points: 1 }],
  ['2 points with an impossible position were left out.', { code: 'positions_left_out', points: 2 }],
  ['Points were not in the order of time; they were sorted.', { code: 'points_sorted' }],
  ['The file has no summary: the figures are computed from its points.', { code: 'no_summary' }],
  ['A part of the summary could not be read.', { code: 'damaged_summary' }],
  ['The checksum of the file is wrong; what it holds could be read in full.', { code: 'wrong_checksum' }],
  ['The file ends too early, after 600 points.', { code: 'truncated', points: 600 }],
  [
    'The file is damaged at byte 99: what follows its 90 points is lost.',
    { code: 'damaged_at', byte: 99, points: 90 },
  ],
  ['64 bytes after the end of the recording were ignored.', { code: 'bytes_ignored', bytes: 64 }],
  ['Something else.', { code: 'other', text: 'Something else.' }],
]

onEachDatabase('recordings from before codes', (kind) => {
  let test: TestApp
  beforeAll(async () => {
    test = await buildTestApp(kind)
  })
  afterAll(() => test?.close())

  it('get a code and values in place of each sentence', async () => {
    const { db } = test.services
    const ana = await test.register('ana')
    const { id } = await db
      .insertInto('recording')
      .values({ ...file(ana.id), size_bytes: 1, status: 'done', progress: 100, created_at: 1, updated_at: 1 })
      .returning('id')
      .executeTakeFirstOrThrow()
    const item = { ...file(ana.id), recording_id: id, sha256: '', duplicate_of: null }
    const sentences = JSON.stringify(WARNINGS.map(([sentence]) => sentence))
    await db
      .insertInto('recording_item')
      .values([
        ...REFUSALS.map(([error]) => ({ ...item, status: 'refused' as const, error, warnings: '[]' })),
        { ...item, status: 'imported', error: null, warnings: sentences },
        { ...item, status: 'imported', error: null, warnings: '[]' },
      ])
      .execute()

    await replaceSentences(db as never)

    const { items } = (await ana.get(`/api/recordings/${id}/`)).body
    const details = (items as { details: Details }[]).map((item) => item.details)
    expect(details).toEqual([
      ...REFUSALS.map(([, error]) => ({ error, warnings: [] })),
      { error: null, warnings: WARNINGS.map(([, warning]) => warning) },
      { error: null, warnings: [] },
    ])
    for (const { error, warnings } of details) {
      if (error) expectValues(error, texts.recording_refusal)
      for (const warning of warnings) expectValues(warning, texts.recording_warning)
    }
  })
})

const file = (owner_id: number) => ({ owner_id, file_name: 'a.fit', storage_key: 'a' })
