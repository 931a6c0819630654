import i18next from 'i18next'
import { type ReasonSection, reasonText } from '../../../src/locales/errors/reason-text.ts'
import { formatCalendarDay } from '../format/calendar.ts'
import { formatInstant } from '../format/dates.ts'
import { formatWaitingTime } from '../format/quantities.ts'
import { currentLocale, t } from '../i18n/i18n.svelte.ts'
import { asProblem, type ErrorReason, type Problem } from './problem.ts'

/** The sentence for a problem's code in the reader's language; the server's sentence when this page lacks the code. */
export function errorMessage(cause: unknown): string {
  const problem = asProblem(cause)
  const { status, code, requestReason } = problem
  if (code === 'unreachable') return t('problem.unreachable')
  if (code === 'suspended' && requestReason) return suspensionMessage(requestReason)
  if (problem.retryAfter_s > 0 && (status === 429 || status === 503)) {
    const wait = formatWaitingTime(currentLocale(), problem.retryAfter_s)
    return t(status === 429 ? 'problem.rate_limited_for' : 'problem.busy_for', { wait })
  }
  if (status === 429) return t('problem.rate_limited')
  if (code === 'not_found') return t('problem.not_found')
  if (status === 413) return t('problem.too_large')
  if (status >= 500) return t('problem.server')
  return textOf('request', requestReason ?? { code }) ?? (problem.message || t('problem.unknown'))
}

/**
 * Why a recording was refused, or a warning about it, as a sentence in the reader's language. For a code that this page
 * does not know, returns the server's `sentence`.
 */
export function recordingMessage(
  section: 'recording_refusal' | 'recording_warning',
  reason: { code: string },
  sentence = '',
): string {
  return textOf(section, reason) ?? sentence
}

function suspensionMessage({ reason, until }: ErrorReason): string {
  if (!until) return t('problem.suspended', { reason: String(reason) })
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return t('problem.suspended_until', {
    reason: String(reason),
    until: formatInstant(currentLocale(), String(until), zone, { long: true }),
  })
}

type FieldTexts = {
  /** The labels of the form's other fields, by the API's field names. */
  labels?: Readonly<Record<string, string>>
  /** Formats a limit of the field in the unit that the form shows. */
  format?: ((limit: number) => string) | undefined
}

/** What is wrong with a field, as a sentence that begins with its label. */
export function fieldError(
  problem: Problem | null,
  field: string,
  label: string,
  { labels = {}, format }: FieldTexts = {},
): string | undefined {
  const [reason] = problem?.details[field] ?? []
  const text = (reason && textOf('field', namedReason(reason, labels, format))) ?? problem?.errors[field]?.[0]
  return text && `${label} ${text}.`
}

/** The message above a form; empty when every refused field is in the form and so shows its own error. */
export function formError(problem: Problem | null, fields: readonly string[]): string {
  if (!problem) return ''
  if (problem.fields.length === 0) return errorMessage(problem)
  // The message is general, because the API's field names mean nothing to a reader.
  return problem.fields.every((field) => fields.includes(field)) ? '' : t('problem.invalid')
}

const LIMITS: ReadonlySet<string> = new Set(['minimum', 'maximum', 'limit'])

/** The reason with labels in place of the API's field names, and with limits in the unit of the form. */
function namedReason(
  reason: ErrorReason,
  labels: Readonly<Record<string, string>>,
  format: FieldTexts['format'],
): ErrorReason {
  const values = Object.entries(reason).map(([name, value]) => {
    if (name === 'other') return [name, labels[String(value)] || t('problem.other_field')]
    return [name, format && LIMITS.has(name) && typeof value === 'number' ? format(value) : value]
  })
  return Object.fromEntries(values)
}

/** Formats numbers and days for the reader. The id of a workout stays as it is. */
function formatValue(name: string, value: unknown): unknown {
  if (typeof value === 'number' && name !== 'workout')
    return new Intl.NumberFormat(currentLocale()).format(value)
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value))
    return formatCalendarDay(currentLocale(), value)
  return value
}

/** The text of the shared catalogue; undefined when the catalogue lacks the code. */
function textOf(section: ReasonSection, reason: { code: string }): string | undefined {
  if (!i18next.exists(`errors.${section}.${reason.code}`)) return undefined
  const translate = t as unknown as (key: string, values?: Record<string, string>) => string
  const values = Object.entries(reason).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.map((one) => formatValue(name, one)) : formatValue(name, value),
  ])
  return reasonText(section, Object.fromEntries(values), (key, values) => translate(`errors.${key}`, values))
}
