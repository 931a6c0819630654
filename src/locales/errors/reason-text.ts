/** A code and its values, as the API sends them in `details`. */
export type Reason = { code: string; [value: string]: unknown }
/** The parts of the catalogue that hold texts of reasons. */
export type ReasonSection = 'field' | 'request' | 'recording_refusal' | 'recording_warning'
type Translate = (key: string, values?: Record<string, string>) => string

/** The values that are words to translate, and the section of the catalogue that has their texts. */
const WORDED_VALUES: Record<string, string> = {
  expected: 'type',
  format: 'format',
  content: 'content',
  quota: 'quota',
}

/**
 * Words a reason. The reason of a field continues a sentence that begins with the field's name ("must be at least 1").
 * Every other reason is a whole sentence. `translate` looks up a key of this catalogue.
 */
export function reasonText(section: ReasonSection, reason: Reason, translate: Translate): string {
  const { code, ...values } = reason
  const texts = Object.entries(values).map(([name, value]): [string, string] => {
    const words = [value].flat().map(String)
    const section = WORDED_VALUES[name]
    if (!section) return [name, words.join(', ')]
    return [name, words.map((word) => translate(`${section}.${word}`)).join(` ${translate('or')} `)]
  })
  return translate(`${section}.${code}`, Object.fromEntries(texts))
}
