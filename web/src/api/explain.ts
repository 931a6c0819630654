import { t } from '../i18n/i18n.svelte.ts'
import { asProblem, type Problem } from './problem.ts'

/** A problem in a sentence for the reader: our own words where we have them, else the server's. */
export function explain(cause: unknown): string {
  const problem = asProblem(cause)
  if (problem.code === 'unreachable') return t('problem.unreachable')
  if (problem.status === 429) return t('problem.rate_limited')
  if (problem.status === 413) return t('problem.too_large')
  if (problem.status >= 500) return t('problem.server')
  return problem.message || t('problem.unknown')
}

/** The first message of a field. The API's begin small (`must be at least 1`): the label makes them a sentence. */
export function fieldError(problem: Problem | null, field: string, label: string): string | undefined {
  const message = problem?.fields[field]?.[0]
  if (!message) return undefined
  return /^\p{Ll}/u.test(message) ? `${label} ${message}.`.replace(/\.\.$/, '.') : message
}

/** What to say above a form: nothing when every complaint stands at a field of it. */
export function formError(problem: Problem | null, fields: readonly string[]): string {
  if (!problem) return ''
  const named = Object.keys(problem.fields)
  const elsewhere = named.filter((field) => !fields.includes(field))
  if (named.length === 0) return explain(problem)
  return elsewhere.map((field) => `${field}: ${problem.fields[field]?.join(' ')}`).join(' ')
}
