import { formatInstant } from '../format/dates.ts'
import { formatWaitingTime } from '../format/quantities.ts'
import { currentLocale, t } from '../i18n/i18n.svelte.ts'
import { asProblem, type Problem } from './problem.ts'

/** A problem in a sentence for the reader: our own words where we have them, else the server's. */
export function errorMessage(cause: unknown): string {
  const problem = asProblem(cause)
  if (problem.code === 'unreachable') return t('problem.unreachable')
  if (problem.code === 'suspended') return suspension(problem.message)
  if (problem.retryAfter_s > 0 && (problem.status === 429 || problem.status === 503)) {
    const wait = formatWaitingTime(currentLocale(), problem.retryAfter_s)
    return t(problem.status === 429 ? 'problem.rate_limited_for' : 'problem.busy_for', { wait })
  }
  if (problem.status === 429) return t('problem.rate_limited')
  if (problem.code === 'not_found') return t('problem.not_found')
  if (problem.status === 413) return t('problem.too_large')
  if (problem.status >= 500) return t('problem.server')
  return problem.message || t('problem.unknown')
}

/** The server tells reason and end in one sentence; a sentence that it words otherwise is shown as it is. */
function suspension(message: string): string {
  const [, until, reason] = /^This account is suspended(?: until (\S+))?: (.+)$/s.exec(message) ?? []
  if (!reason) return message
  if (!until) return t('problem.suspended', { reason })
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return t('problem.suspended_until', {
    reason,
    until: formatInstant(currentLocale(), until, zone, { long: true }),
  })
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
  if (named.length === 0) return errorMessage(problem)
  if (elsewhere.length === 0) return ''
  // The API's names of fields mean nothing to a reader: what has no label here is told in general.
  const sentences = elsewhere
    .flatMap((field) => problem.fields[field] ?? [])
    .filter((text) => /^\p{Lu}/u.test(text))
  return sentences.join(' ') || t('problem.invalid')
}
