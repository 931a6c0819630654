import { dayAfter, daysBetween } from '../../platform/calendar.ts'
import { invalidField, notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import { localDate } from '../../platform/time.ts'
import type { Actor } from '../auth/index.ts'
import { isOneself, toTotals } from '../profiles/index.ts'
import { toWorkout } from '../workouts/index.ts'
import { figuresOf } from './figures.ts'
import type { KindTally, PeriodTally } from './fold.ts'
import { periodOf, recentPeriods } from './periods.ts'
import { calendarRowsOf, recentWorkoutsOf } from './queries.ts'
import { recentOf } from './recent.ts'
import type {
  Calendar,
  CalendarQuery,
  ProfileStats,
  Statistics,
  StatisticsQuery,
  Summary,
} from './schemas.ts'
import { addUp, type Sums, type Tally, toSums } from './sums.ts'

const RECENT_WORKOUTS = 5
const CALENDAR_WEEKS = 53
const LONGEST_CALENDAR_DAYS = 800
const EARLIEST_DAY = '1800-01-01'
const LATEST_DAY = '2200-12-31'

type Asked = Pick<Services, 'db' | 'clock'>
type Range = { from?: string | undefined; to?: string | undefined }

/** Throws `invalid` for a range that ends before it begins, and for days of other ages. */
export function assertRange({ from, to }: Range): void {
  for (const [field, day] of Object.entries({ from, to }))
    if (day !== undefined && (day < EARLIEST_DAY || day > LATEST_DAY))
      throw invalidField(field, { code: 'out_of_range', minimum: EARLIEST_DAY, maximum: LATEST_DAY })
  if (from !== undefined && to !== undefined && from > to)
    throw invalidField('from', { code: 'after_field', other: 'to' })
}

/** Throws `not_found` for a name that is not the actor's: what others trained is as absent as who does not exist. */
export function assertOneself(actor: Actor, username: string): void {
  if (!isOneself(actor, username)) throw notFound()
}

/** What the actor trained: altogether, by kind, by period, and lately. */
export async function statisticsOf(
  { db, clock }: Asked,
  actor: Actor,
  { from, to, group_by, week_start = actor.week_start, ...kinds }: StatisticsQuery,
): Promise<Statistics> {
  const selection = { owner_id: actor.account_id, ...kinds }
  const today = localDate(clock.now(), actor.time_zone)
  const [figures, { periods, workout_streak, longest_streak }] = await Promise.all([
    figuresOf(db, { ...selection, from, to }, group_by, week_start),
    recentOf(db, selection, today, recentPeriods(today, week_start)),
  ])
  return {
    from: from ?? null,
    to: to ?? null,
    ...brokenDown(figures.kinds),
    by_intensity: sumsBy(figures.kinds, ({ intensity }) => intensity).map(([intensity, sums]) => ({
      intensity,
      ...sums,
    })),
    ...periods,
    workout_streak,
    longest_streak,
    periods: group_by ? figures.periods.map(toPeriod) : null,
  }
}

/** What the actor's first page shows: the latest workouts, the counters, and two weeks. */
export async function summaryOf({ db, clock }: Asked, actor: Actor): Promise<Summary> {
  const owner_id = actor.account_id
  const today = localDate(clock.now(), actor.time_zone)
  const { this_week, last_week } = recentPeriods(today, actor.week_start)
  const [recent, { periods, ...counters }] = await Promise.all([
    recentWorkoutsOf(db, { owner_id, limit: RECENT_WORKOUTS }),
    recentOf(db, { owner_id }, today, { this_week, last_week }),
  ])
  return { recent: recent.map(toWorkout), ...counters, ...periods }
}

/**
 * The days that a calendar shows: without `to` until today, without `from` 53 weeks of the calendar, the last of which
 * `to` is in. Throws `invalid` for more than 800 days.
 */
export function calendarRange(
  { clock }: Pick<Services, 'clock'>,
  actor: Actor,
  asked: Range,
): { from: string; to: string } {
  assertRange(asked)
  const to = asked.to ?? localDate(clock.now(), actor.time_zone)
  const lastWeek = periodOf(to, 'week', actor.week_start)
  const from = asked.from ?? dayAfter(lastWeek.first_date, -7 * (CALENDAR_WEEKS - 1))
  assertRange({ from, to })
  if (daysBetween(from, to) >= LONGEST_CALENDAR_DAYS)
    throw invalidField('from', { code: 'range_too_long', maximum_days: LONGEST_CALENDAR_DAYS - 1 })
  return { from, to }
}

/** What the actor trained on each of the days. */
export async function calendarOf(
  { db }: Pick<Services, 'db'>,
  { account_id }: Actor,
  { from, to, type, sport }: CalendarQuery & { from: string; to: string },
): Promise<Calendar> {
  const rows = await calendarRowsOf(db, { owner_id: account_id, from, to, type, sport })
  const days = [...Map.groupBy(rows, ({ local_date }) => local_date)].map(([date, parts]) => ({
    date,
    ...toTotals(addUp(parts)),
    sports: sumsBy(parts, ({ sport }) => sport)
      .sort(([, a], [, b]) => b.duration - a.duration)
      .map(([sport]) => sport),
  }))
  return { from, to, days }
}

/** What the actor trained altogether and by kind. */
export async function profileStatsOf(
  { db }: Pick<Services, 'db'>,
  { account_id }: Actor,
): Promise<ProfileStats> {
  const { kinds } = await figuresOf(db, { owner_id: account_id })
  return brokenDown(kinds)
}

function brokenDown(kinds: readonly KindTally[]) {
  return {
    totals: toSums(kinds),
    by_type: sumsBy(kinds, ({ type }) => type).map(([type, sums]) => ({ type, ...sums })),
    by_sport: sumsBy(kinds, ({ sport }) => sport).map(([sport, sums]) => ({ sport, ...sums })),
  }
}

function toPeriod({ first_date, last_date, tally }: PeriodTally) {
  return { first_date, last_date, ...toSums([tally]) }
}

/** The sums of each group, those with the most workouts first. */
function sumsBy<T extends Tally, K extends string>(
  tallies: readonly T[],
  groupOf: (tally: T) => K,
): [K, Sums][] {
  const groups = [...Map.groupBy(tallies, groupOf)].map(([group, some]): [K, Sums] => [group, toSums(some)])
  return groups.sort(([a, one], [b, other]) => other.workouts - one.workouts || (a < b ? -1 : 1))
}
