import tzLookup from '@photostructure/tz-lookup'
import type { Actor } from '../../features/auth/index.ts'
import { insertLaps } from '../../features/recordings/index.ts'
import { processTrack, saveTrack } from '../../features/tracks/index.ts'
import { insertRecordedWorkout } from '../../features/workouts/index.ts'
import { createWorkout, patchWorkout } from '../../features/workouts/service.ts'
import { trackChanged } from '../../features/zones/index.ts'
import { inTransaction } from '../../platform/database/index.ts'
import type { Trx } from '../../platform/database/schema.ts'
import type { Services } from '../../platform/services.ts'
import { automaticLaps, energyOf, recordOuting } from './outing.ts'
import type { PlannedWorkout } from './planned-workouts.ts'
import type { Random } from './random.ts'
import { pathOf, type Route } from './route.ts'
import { textsFor } from './workout-texts.ts'

const SYNCED_AFTER_MS = 4 * 60_000

/** Stores a workout as if the person had uploaded or entered it shortly after it ended. */
export async function storeWorkout(services: Services, actor: Actor, workout: PlannedWorkout): Promise<void> {
  const { route } = workout.habit
  if (route) await storeRecordedWorkout(services, actor, workout, route)
  else await storeManualWorkout(services, actor, workout)
}

async function storeRecordedWorkout(
  services: Services,
  actor: Actor,
  workout: PlannedWorkout,
  route: Route,
): Promise<void> {
  const { person, habit, started_at, random } = workout
  const { sport, length } = habit
  const track = recordOuting(sport, person, pathOf(route, random.between(...length) * 1000, random), random)
  const processed = processTrack(track)
  const { totals, summary_polyline } = processed
  const elapsed_s = totals.elapsed_s ?? 0
  const deviceTotals = { ...rounded(totals), calories_kcal: energyOf(sport, person, elapsed_s) }
  const then = at(services, started_at + elapsed_s * 1000)
  const { title, ...change } = personalDetails(workout)
  await inTransaction(services.db, async (trx) => {
    const { id } = await insertRecordedWorkout(then, trx, actor, {
      source: 'file',
      sport,
      title,
      started_at,
      time_zone: tzLookup(route.start.lat, route.start.lon),
      device: person.device,
      device_totals: deviceTotals,
      track_totals: totals,
      summary_polyline,
      recording_item_id: null,
    })
    await saveTrack(trx, id, processed)
    await insertLaps(trx, id, automaticLaps(sport, track, started_at))
    await trackChanged(then, trx, actor.account_id, id)
    await patchWorkout(inside(then, trx), actor, id, change)
  })
}

async function storeManualWorkout(services: Services, actor: Actor, workout: PlannedWorkout): Promise<void> {
  const { habit, person, started_at, random } = workout
  const duration = Math.round(random.between(...habit.length))
  const { title, ...more } = personalDetails(workout)
  const given = {
    sport: habit.sport,
    duration,
    started_at: new Date(started_at).toISOString(),
    time_zone: person.time_zone,
    calories_kcal: Math.round(duration * random.between(4, 8)),
    avg_hr_bpm: Math.round(random.between(92, 128)),
    ...(habit.sport === 'lap_swimming' && { distance_m: 100 * Math.round(duration * 0.45) }),
    ...(title !== null && { title }),
    ...more,
  }
  const then = at(services, started_at + duration * 60_000)
  await inTransaction(services.db, (trx) => createWorkout(then, trx, actor, given))
}

/** What the person adds to the recorded data. Half of the workouts keep the title that the server gives them. */
function personalDetails({ person, habit, random }: PlannedWorkout) {
  const { titles, notes } = textsFor(habit.sport, person.language)
  return {
    title: random.next() < 0.5 || titles.length === 0 ? null : random.pick(titles),
    notes: random.pick(notes),
    intensity: random.pick(INTENSITIES),
    perceived_exertion: random.pick(EXERTIONS),
    visibility: visibilityOf(random),
  }
}

const EXERTIONS = [null, null, 3, 4, 5, 6, 7, 8] as const
const INTENSITIES = ['low', 'moderate', 'moderate', 'high'] as const

function visibilityOf(random: Random): 'private' | 'followers' | 'public' {
  const chance = random.next()
  if (chance < 0.25) return 'public'
  return chance < 0.95 ? 'followers' : 'private'
}

type Totals = ReturnType<typeof processTrack>['totals']

/** Rounds totals as devices do: whole metres, watts and beats. */
function rounded(totals: Totals): Totals {
  const { avg_speed_mps, max_speed_mps } = totals
  const whole = Object.fromEntries(
    Object.entries(totals).map(([name, value]) => [name, value === null ? null : Math.round(value)]),
  ) as Totals
  return { ...whole, avg_speed_mps, max_speed_mps }
}

function at(services: Services, ended_at: number): Services {
  return { ...services, clock: { now: () => ended_at + SYNCED_AFTER_MS } }
}

function inside(services: Services, trx: Trx): Services {
  return { ...services, db: trx }
}
