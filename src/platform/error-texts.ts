import de from '../locales/errors/de.json' with { type: 'json' }
import en from '../locales/errors/en.json' with { type: 'json' }
import type { FieldValues, RequestValues } from '../locales/errors/values.ts'
import { addTexts, type Language, translate } from './i18n.ts'

addTexts('errors', { en, de } satisfies Record<Language, typeof en>)

type CodeOf<Texts> = keyof Texts & string
type PlainCode<Texts, Values> = Exclude<CodeOf<Texts>, keyof Values>
type ReasonOf<Texts, Values extends Partial<Record<CodeOf<Texts>, object>>> =
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
  return wordReason(language, 'field', reason)
}

/** A reason as a whole sentence. */
export function requestText(language: Language, reason: RequestReason): string {
  return wordReason(language, 'request', reason)
}

/** These values are keys of the catalogue themselves. */
const WORDED_VALUES: Record<string, string> = { expected: 'type', format: 'format' }

function wordReason(language: Language, section: 'field' | 'request', { code, ...values }: { code: string }) {
  const words = Object.entries(values).map(([name, value]): [string, string] => {
    const wordedIn = WORDED_VALUES[name]
    if (!wordedIn) return [name, [value].flat().map(String).join(', ')]
    const options = [value].flat().map((key) => translate(language, `errors:${wordedIn}.${key}`))
    return [name, options.join(` ${translate(language, 'errors:or')} `)]
  })
  return translate(language, `errors:${section}.${code}`, Object.fromEntries(words))
}
