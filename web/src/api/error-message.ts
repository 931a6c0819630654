import i18next from 'i18next'
import { type ReasonSection, reasonText } from '../../../src/locales/errors/reason-text.ts'
import { formatCalendarDay } from '../format/calendar.ts'
import { formatInstant } from '../format/dates.ts'
import { formatWaitingTime } from '../format/quantities.ts'
import { currentLocale, t } from '../i18n/i18n.svelte.ts'
import { asProblem, type ErrorReason, type Problem } from './problem.ts'

/** A problem in a sentence for the reader, by its codes; the server's own sentence for a code that is newer than this page. */
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
 * A refusal of a recording or a warning about one, in a sentence for the reader; the server's own sentence for a code
 * that is newer than this page.
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
  /** The labels of the other fields of the form, by the API's name of the field. */
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

/** What to say above a form: nothing when every refused field is one of the form's. */
export function formError(problem: Problem | null, fields: readonly string[]): string {
  if (!problem) return ''
  if (problem.fields.length === 0) return errorMessage(problem)
  // The API's names of fields mean nothing to a reader.
  return problem.fields.every((field) => fields.includes(field)) ? '' : t('problem.invalid')
}

const LIMITS: ReadonlySet<string> = new Set(['minimum', 'maximum', 'limit'])

/** A reason that names another field by its label, and limits in the unit of the form. */
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

/** Numbers and days as the reader writes them. The number of a workout is a name, not an amount. */
function formatValue(name: string, value: unknown): unknown {
  if (typeof value === 'number' && name !== 'workout')
    return new Intl.NumberFormat(currentLocale()).format(value)
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value))
    return formatCalendarDay(currentLocale(), value)
  return value
}

/** The text of the shared catalogue; undefined for a code that it does not have. */
function textOf(section: ReasonSection, reason: { code: string }): string | undefined {
  if (!i18next.exists(`errors.${section}.${reason.code}`)) return undefined
  const translate = t as unknown as (key: string, values?: Record<string, string>) => string
  const values = Object.entries(reason).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.map((one) => formatValue(name, one)) : formatValue(name, value),
  ])
  return reasonText(section, Object.fromEntries(values), (key, values) => translate(`errors.${key}`, values))
}
