/** The sums of a group of workouts, as both databases return them. */
export type SumsRow = {
  workouts: number
  duration: number | null
  distance_cm: number | null
  ascent_cm: number | null
  calories_cal: number | null
  distances: number
  distance_min: number | null
  tenths_of_beats: number | null
  heart_min: number | null
}
export type KindRow = SumsRow & { type: string; sport: string; intensity: string }
export type CountersRow = {
  total_workouts: number
  longest_streak: number
  streak_first_date: string | null
  streak_last_date: string | null
}
/** One row per day with workouts; without any such day, a single row with only the counters. */
export type RecentRow = CountersRow & SumsRow & { local_date: string | null }
export type DayRow = SumsRow & { local_date: string; sport: string }
/** The account fields that decide what "today" and "this week" are. */
export type Person = { time_zone: string; week_start: string }

const SUMS = `count(*) as workouts, sum(duration_min) as duration,
  sum(floor(distance_m * 100 + 0.5)) as distance_cm, sum(floor(ascent_m * 100 + 0.5)) as ascent_cm,
  sum(floor(calories_kcal * 1000 + 0.5)) as calories_cal, count(distance_m) as distances,
  sum(case when distance_m is not null then duration_min end) as distance_min,
  sum(floor(avg_hr_bpm * duration_min * 10 + 0.5)) as tenths_of_beats,
  sum(case when avg_hr_bpm is not null then duration_min end) as heart_min`
const OWN = 'from workout where owner_id = ? and deleted_at is null'

export const SUMS_SQL = {
  person: 'select time_zone, week_start from account where id = ?',
  kinds: `select type, sport, intensity, ${SUMS} ${OWN} group by type, sport, intensity`,
  recent: `select p.total_workouts, p.longest_streak, p.streak_first_date, p.streak_last_date, d.*
    from profile p left join (
      select local_date, ${SUMS} ${OWN} and local_date between ? and ? group by local_date
    ) d on true where p.account_id = ?`,
  calendar: `select local_date, sport, ${SUMS} ${OWN} and local_date between ? and ?
    group by local_date, type, sport order by local_date`,
  totals: `select ${SUMS} ${OWN}`,
}

function sumsOf(rows: SumsRow[]) {
  const sum = (of: (row: SumsRow) => number | null) => rows.reduce((total, row) => total + (of(row) ?? 0), 0)
  const workouts = sum((row) => row.workouts)
  const duration = sum((row) => row.duration)
  const distance_m = sum((row) => row.distance_cm) / 100
  const distances = sum((row) => row.distances)
  const distance_s = sum((row) => row.distance_min) * 60
  const heart_min = sum((row) => row.heart_min)
  const beats = sum((row) => row.tenths_of_beats) / 10
  return {
    workouts,
    duration,
    distance_m,
    ascent_m: sum((row) => row.ascent_cm) / 100,
    calories_kcal: sum((row) => row.calories_cal) / 1000,
    avg_duration: workouts ? Math.round((duration / workouts) * 10) / 10 : 0,
    avg_distance_m: distances ? Math.round((distance_m / distances) * 100) / 100 : null,
    avg_speed_mps: distances ? Math.round((distance_m / distance_s) * 1000) / 1000 : null,
    avg_hr_bpm: heart_min ? Math.round((beats / heart_min) * 10) / 10 : null,
  }
}

export function totalsOf(row: SumsRow) {
  const { workouts, duration, distance_m, ascent_m, calories_kcal } = sumsOf([row])
  return { workouts, duration, distance_m, ascent_m, calories_kcal }
}

function by<T extends SumsRow>(rows: T[], kind: keyof T & string) {
  return [...Map.groupBy(rows, (row) => String(row[kind]))]
    .map(([name, group]) => ({ name, sums: sumsOf(group) }))
    .sort((a, b) => b.sums.workouts - a.sums.workouts || (a.name < b.name ? -1 : 1))
    .map(({ name, sums }) => ({ [kind]: name, ...sums }))
}

/** The current and the previous week and month, and the range of days that covers all four. */
export function recentDays({ time_zone, week_start }: Person) {
  const today = Temporal.Now.plainDateISO(time_zone)
  const into = week_start === 'monday' ? today.dayOfWeek - 1 : today.dayOfWeek % 7
  const week = today.subtract({ days: into })
  const month = today.with({ day: 1 })
  const period = (first: Temporal.PlainDate, length: Temporal.DurationLike) => ({
    first_date: first.toString(),
    last_date: first.add(length).subtract({ days: 1 }).toString(),
  })
  const periods = {
    this_week: period(week, { weeks: 1 }),
    last_week: period(week.subtract({ weeks: 1 }), { weeks: 1 }),
    this_month: period(month, { months: 1 }),
    last_month: period(month.subtract({ months: 1 }), { months: 1 }),
  }
  const days = Object.values(periods)
    .flatMap(({ first_date, last_date }) => [first_date, last_date])
    .sort()
  return { today: today.toString(), periods, from: days[0]!, to: days.at(-1)! }
}

export function streakOn(today: string, { streak_first_date, streak_last_date }: CountersRow): number {
  const dayOf = (date: string) => Date.parse(date) / 86_400_000
  if (!streak_first_date || !streak_last_date || dayOf(streak_last_date) < dayOf(today) - 1) return 0
  return dayOf(streak_last_date) - dayOf(streak_first_date) + 1
}

export function toStatistics(
  kinds: KindRow[],
  recent: RecentRow[],
  { today, periods }: ReturnType<typeof recentDays>,
) {
  const counters = recent[0]!
  const lately = Object.entries(periods).map(([name, period]) => {
    const { first_date, last_date } = period
    const days = recent.filter(({ local_date: day }) => day && day >= first_date && day <= last_date)
    return [name, { ...period, ...sumsOf(days) }]
  })
  return {
    from: null,
    to: null,
    totals: sumsOf(kinds),
    by_type: by(kinds, 'type'),
    by_sport: by(kinds, 'sport'),
    by_intensity: by(kinds, 'intensity'),
    ...Object.fromEntries(lately),
    workout_streak: streakOn(today, counters),
    longest_streak: counters.longest_streak,
    periods: null,
  }
}

/** The range of days in the calendar: 53 weeks, of which the last ends today. */
export function calendarDays({ time_zone, week_start }: Person) {
  const today = Temporal.Now.plainDateISO(time_zone)
  const into = week_start === 'monday' ? today.dayOfWeek - 1 : today.dayOfWeek % 7
  return { from: today.subtract({ days: into + 52 * 7 }).toString(), to: today.toString() }
}

export function toCalendar(rows: DayRow[], range: { from: string; to: string }) {
  const days = [...Map.groupBy(rows, ({ local_date }) => local_date)].map(([date, group]) => {
    const { workouts, duration, distance_m, ascent_m, calories_kcal } = sumsOf(group)
    const sports = by(group, 'sport') as unknown as { sport: string; duration: number }[]
    return {
      date,
      workouts,
      duration,
      distance_m,
      ascent_m,
      calories_kcal,
      sports: sports.sort((a, b) => b.duration - a.duration).map(({ sport }) => sport),
    }
  })
  return { ...range, days }
}
