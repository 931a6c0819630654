import { t } from '../../i18n/i18n.svelte.ts'

/** The steps of perceived exertion. */
export const EXERTIONS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const
type Exertion = (typeof EXERTIONS)[number]

/** The name of a step, after Borg's CR10 scale (1982). */
export function exertionWord(step: number): string {
  return t(`exertion.words.${step as Exertion}`)
}

/** `Effort 6 of 10, hard`. */
export function exertionText(step: number): string {
  return t('exertion.label', { step, word: exertionWord(step) })
}
