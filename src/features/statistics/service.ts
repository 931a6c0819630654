import { dayAfter, daysBetween } from '../../platform/calendar.ts'
import { invalidField } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import { localDate } from '../../platform/time.ts'
import { viewOwn } from '../audience/index.ts'
import type { Actor } from '../auth/index.ts'
import { toTotals, type WorkoutFilter, type WorkoutSums } from '../training-log/index.ts'
import { toWorkout } from '../workouts/index.ts'
import { addSums, toSums } from './averages.ts'
import { type KindSums, loadBreakdown, type PeriodSums } from './breakdown.ts'
import { periodOf, recentPeriods } from './periods.ts'
import { calendarRows, latestWorkouts } from './queries.ts'
import { loadRecent } from './recent.ts'
import type {
  Calendar,
  CalendarQuery,
  ProfileStats,
  Statistics,
  StatisticsQuery,
  Summary,
  Sums,
} from './schemas.ts'

const RECENT_WORKOUTS = 5
const CALENDAR_WEEKS = 53
const MAX_CALENDAR_DAYS = 800
const EARLIEST_DAY = '1800-01-01'
const LATEST_DAY = '2200-12-31'

type Needs = Pick<Services, 'db' | 'clock'>
type DateRange = { from?: string | undefined; to?: string | undefined }

/** Throws `invalid` if the range ends before it begins, or leaves the years 1800 to 2200. */
export function assertDateRange({ from, to }: DateRange): void {
  for (const [field, day] of Object.entries({ from, to }))
    if (day !== undefined && (day < EARLIEST_DAY || day > LATEST_DAY))
      throw invalidField(field, { code: 'out_of_range', minimum: EARLIEST_DAY, maximum: LATEST_DAY })
  if (from !== undefined && to !== undefined && from > to)
    throw invalidField('from', { code: 'after_field', other: 'to' })
}

/** The actor's statistics: totals, by kind of workout, by period, and of recent weeks and months. */
export async function statisticsOf(
  { db, clock }: Needs,
  actor: Actor,
  { from, to, group_by, week_start = actor.week_start, ...kinds }: StatisticsQuery,
): Promise<Statistics> {
  const filter = { owner_id: actor.account_id, ...kinds }
  const today = localDate(clock.now(), actor.time_zone)
  const [breakdown, { periods, workout_streak, longest_streak }] = await Promise.all([
    loadBreakdown(db, { ...filter, date_after: from, date_before: to }, group_by, week_start),
    loadRecent(db, filter, today, recentPeriods(today, week_start)),
  ])
  return {
    from: from ?? null,
    to: to ?? null,
    ...totalsByKind(breakdown.kinds),
    by_intensity: sumsBy(breakdown.kinds, ({ intensity }) => intensity).map(([intensity, sums]) => ({
      intensity,
      ...sums,
    })),
    ...periods,
    workout_streak,
    longest_streak,
    periods: group_by ? breakdown.periods.map(toPeriod) : null,
  }
}

/** The actor's summary for the start page: the latest workouts, the counters, this week and the last one. */
export async function summaryOf({ db, clock }: Needs, actor: Actor): Promise<Summary> {
  const owner_id = actor.account_id
  const today = localDate(clock.now(), actor.time_zone)
  const { this_week, last_week } = recentPeriods(today, actor.week_start)
  const [recent, { periods, ...counters }] = await Promise.all([
    latestWorkouts(db, owner_id, RECENT_WORKOUTS),
    loadRecent(db, { owner_id }, today, { this_week, last_week }),
  ])
  return { recent: recent.map((row) => toWorkout(viewOwn(owner_id, row))), ...counters, ...periods }
}

/**
 * The days that a calendar shows. `to` defaults to today, `from` to the first day of 53 calendar weeks that end with
 * the week of `to`. Throws `invalid` for more than 800 days.
 */
export function calendarRange(
  { clock }: Pick<Services, 'clock'>,
  actor: Actor,
  given: DateRange,
): { from: string; to: string } {
  assertDateRange(given)
  const to = given.to ?? localDate(clock.now(), actor.time_zone)
  const lastWeek = periodOf(to, 'week', actor.week_start)
  const from = given.from ?? dayAfter(lastWeek.first_date, -7 * (CALENDAR_WEEKS - 1))
  assertDateRange({ from, to })
  if (daysBetween(from, to) >= MAX_CALENDAR_DAYS)
    throw invalidField('from', { code: 'range_too_long', maximum_days: MAX_CALENDAR_DAYS - 1 })
  return { from, to }
}

/** The totals and sports of each day on which the actor trained. */
export async function calendarOf(
  { db }: Pick<Services, 'db'>,
  { account_id }: Actor,
  { from, to, type, sport }: CalendarQuery & { from: string; to: string },
): Promise<Calendar> {
  const rows = await calendarRows(db, {
    owner_id: account_id,
    date_after: from,
    date_before: to,
    type,
    sport,
  })
  const days = [...Map.groupBy(rows, ({ local_date }) => local_date)].map(([date, parts]) => ({
    date,
    ...toTotals(addSums(parts)),
    sports: sumsBy(parts, ({ sport }) => sport)
      .sort(([, a], [, b]) => b.duration - a.duration)
      .map(([sport]) => sport),
  }))
  return { from, to, days }
}

/** Totals and averages over a person's workouts, also by type and sport; with `shown_to`, over those that these people see. */
export async function profileStatsOf(
  { db }: Pick<Services, 'db'>,
  owner_id: number,
  shown_to?: WorkoutFilter['shown_to'],
): Promise<ProfileStats> {
  const { kinds } = await loadBreakdown(db, { owner_id, shown_to })
  return totalsByKind(kinds)
}

function totalsByKind(kinds: readonly KindSums[]) {
  return {
    totals: toSums(kinds),
    by_type: sumsBy(kinds, ({ type }) => type).map(([type, sums]) => ({ type, ...sums })),
    by_sport: sumsBy(kinds, ({ sport }) => sport).map(([sport, sums]) => ({ sport, ...sums })),
  }
}

function toPeriod({ first_date, last_date, sums }: PeriodSums) {
  return { first_date, last_date, ...toSums([sums]) }
}

/** The sums of each group. The group with the most workouts comes first. */
function sumsBy<T extends WorkoutSums, K extends string>(
  rows: readonly T[],
  groupOf: (row: T) => K,
): [K, Sums][] {
  const groups = [...Map.groupBy(rows, groupOf)].map(([group, some]): [K, Sums] => [group, toSums(some)])
  return groups.sort(([a, one], [b, other]) => other.workouts - one.workouts || (a < b ? -1 : 1))
}
