// The client uses the server's table of formats, so that the two cannot differ.
import { FORMAT_NAMES, listFormats } from '../../../../src/features/recordings/formats/names.ts'
import { currentLanguage } from '../../i18n/i18n.svelte.ts'

/** What the file picker offers. The server checks the contents of a file itself. */
export const ACCEPTED = [...Object.values(FORMAT_NAMES).map(({ extension }) => extension), '.gz'].join(',')

/** The names of the formats in the reader's language: `FIT, GPX and TCX`. */
export function formatNames(): string {
  const language = currentLanguage()
  // American English would have a comma before "and".
  return listFormats(language === 'en' ? 'en-GB' : language, 'conjunction')
}
