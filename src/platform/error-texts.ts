import de from '../locales/errors/de.json' with { type: 'json' }
import en from '../locales/errors/en.json' with { type: 'json' }
import { type Reason, type ReasonSection, reasonText } from '../locales/errors/reason-text.ts'
import type { FieldValues, RequestValues } from '../locales/errors/values.ts'
import { addTexts, type Language, translate } from './i18n.ts'

addTexts('errors', { en, de } satisfies Record<Language, typeof en>)

type CodeOf<Texts> = keyof Texts & string
/** The codes without values in a section of the catalogue. */
export type PlainCode<Texts, Values> = Exclude<CodeOf<Texts>, keyof Values>
/** Any code in a section of the catalogue, with its values. */
export type ReasonOf<Texts, Values extends Partial<Record<CodeOf<Texts>, object>>> =
  | { [C in keyof Values]: { code: C } & Values[C] }[keyof Values]
  | { code: PlainCode<Texts, Values> }

/** Why a field was refused: a code and its values. */
export type FieldReason = ReasonOf<typeof en.field, FieldValues>
/** Why a request was refused as a whole: a code and its values. */
export type RequestReason = ReasonOf<typeof en.request, RequestValues>
/** The codes of reasons without values. */
export type PlainFieldCode = PlainCode<typeof en.field, FieldValues>
export type PlainRequestCode = PlainCode<typeof en.request, RequestValues>

export const FIELD_CODES = Object.keys(en.field) as FieldReason['code'][]
export const REQUEST_CODES = Object.keys(en.request) as RequestReason['code'][]

/** What is wrong with each field. */
export type FieldReasons = Record<string, FieldReason[]>

/** A field's reason as the rest of a sentence that begins with the field's name: "must be at least 1". */
export function fieldText(language: Language, reason: FieldReason): string {
  return textInSection('field', language, reason)
}

/** A reason as a whole sentence. */
export function requestText(language: Language, reason: RequestReason): string {
  return textInSection('request', language, reason)
}

/** The text of a reason, which may be of any section. */
export function textInSection(section: ReasonSection, language: Language, reason: Reason): string {
  return reasonText(section, reason, (key, values) => translate(language, `errors:${key}`, values))
}
