import type { RecordingRefusalValues, RecordingWarningValues } from '../../locales/errors/values.ts'
import type { PlainCode, ReasonOf } from '../../platform/error-texts.ts'

type Texts = typeof import('../../locales/errors/en.json')

/** Why a file is refused: a code and its values. */
export type RefusalReason = ReasonOf<Texts['recording_refusal'], RecordingRefusalValues>
export type PlainRefusalCode = PlainCode<Texts['recording_refusal'], RecordingRefusalValues>

/** A doubt about a file that was imported: a code and its values. */
export type ImportWarning = ReasonOf<Texts['recording_warning'], RecordingWarningValues>
