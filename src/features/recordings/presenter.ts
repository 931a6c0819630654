import { textInSection } from '../../platform/error-texts.ts'
import type { Language } from '../../platform/i18n.ts'
import type { itemRowsOf } from './queries.ts'
import type { ImportWarning, RefusalReason } from './reasons.ts'
import type { RecordingItem } from './schemas.ts'

type ItemRows = Awaited<ReturnType<typeof itemRowsOf>> extends Map<number, infer Rows> ? Rows : never

/** An item as the API shows it. `rows` has one row for each workout of the item, and at least one. */
export function presentItem(rows: ItemRows, language: Language): RecordingItem {
  const item = rows[0]!
  const error = item.error === null ? null : (JSON.parse(item.error) as RefusalReason)
  const warnings = JSON.parse(item.warnings) as ImportWarning[]
  return {
    file: item.file_name,
    status: item.status,
    workouts: rows.flatMap((row) => (row.workout_id === null ? [] : [row.workout_id])),
    warnings: warnings.map((warning) => textInSection('recording_warning', language, warning)),
    error: error && textInSection('recording_refusal', language, error),
    details: { warnings, error },
    duplicate_of: item.duplicate_of,
  }
}
