import { ACTION_KINDS } from '../../../../src/features/moderation/kinds.ts'
import type { Notification } from '../../api/types.ts'
import { formatNumber } from '../../format/quantities.ts'
import { t } from '../../i18n/i18n.svelte.ts'
import { displayPreferences } from '../../session/display-preferences.svelte.ts'

const EXCERPT_LENGTH = 140
const RECORDS = ['longest', 'furthest', 'fastest', 'most_climbing', 'highest_avg_power'] as const
/** How an appeal can be answered. */
const OUTCOMES = ['upheld', 'reversed'] as const
const DECISIONS = ACTION_KINDS.filter((kind) => kind !== 'dismiss')

/** What a notification says below its sentence; often nothing. */
export function detailsOf({ comment, goal, data }: Notification): string {
  if (comment) return t('notifications.quote', { text: shortened(comment.excerpt) })
  if (goal) return goal.description
  const { records, streak_days, action, reason = '' } = data
  if (records)
    return RECORDS.filter((kind) => records.includes(kind))
      .map((kind) => t(`records.kinds.${kind}`))
      .join(', ')
  if (streak_days) return t('streak.days', { count: streak_days, days: number(streak_days) })
  const decision = DECISIONS.find((kind) => kind === action)
  if (decision) return `${t(`decision.kinds.${decision}`)}. ${t('decision.reason', { reason })}`
  const outcome = OUTCOMES.find((kind) => kind === action)
  if (outcome) return t(`decision.outcomes.${outcome}`, { answer: reason })
  return importedFiles(data)
}

/** The API cuts off long comments. */
function shortened(excerpt: string): string {
  return [...excerpt].length < EXCERPT_LENGTH ? excerpt : `${excerpt.trimEnd()} …`
}

function importedFiles(data: Notification['data']): string {
  const { imported = 0, duplicates = 0, refused = 0 } = data
  return Object.entries({ imported, duplicates, refused })
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => t(`notifications.${kind as 'imported'}`, { count, files: number(count) }))
    .join(' · ')
}

function number(value: number): string {
  return formatNumber(displayPreferences(), value)
}
