import type { Services } from '../../platform/services.ts'
import { type Reactions, reactionsSeen } from './reactions.ts'
import type { Stream } from './stream.ts'

export type Watchers = {
  /** Sends the likes and comments of the stream's workout, now and whenever they change. */
  add(stream: Stream, workout_id: number): void
  remove(stream: Stream): void
  /** Looks at some of the workouts again, so that each is looked at once in `period` turns. */
  look(turn: number, period: number): void
}

/**
 * The streams that follow a workout. Every time before something is sent, it is checked who may still see the workout;
 * those who may not hear nothing of it any more.
 */
export function openWatchers({
  reads,
  clock,
  events,
  log,
}: Pick<Services, 'reads' | 'clock' | 'events' | 'log'>): Watchers {
  const workouts = new Map<number, Set<Stream>>()
  const waiting = new Set<number>()
  let isBusy = false

  async function send(workout_id: number, streams: Iterable<Stream>): Promise<void> {
    const served = [...streams]
    const account_ids = [...new Set(served.map(({ account_id }) => account_id))]
    const db = reads.of(account_ids[0]!, account_ids.length)
    const seen = await reactionsSeen(db, workout_id, account_ids, clock.now())
    for (const stream of served) {
      const reactions = seen.get(stream.account_id)
      if (reactions) sendTo(stream, reactions)
      else leave(workouts, stream, workout_id)
    }
  }

  const report = (error: unknown) => log.error({ err: error }, 'likes and comments could not be sent')

  /** What changes while statements run is sent by the next ones. */
  async function run(): Promise<void> {
    isBusy = true
    for (const workout_id of waiting) {
      waiting.delete(workout_id)
      await send(workout_id, workouts.get(workout_id) ?? []).catch(report)
    }
    isBusy = false
  }

  function wake(workout_id: number): void {
    if (!workouts.has(workout_id)) return
    waiting.add(workout_id)
    if (!isBusy) void run()
  }

  events.on('social.changed', ({ workout_id }) => wake(workout_id))
  return {
    add(stream, workout_id) {
      workouts.set(workout_id, (workouts.get(workout_id) ?? new Set()).add(stream))
      send(workout_id, [stream]).catch(report)
    },
    remove(stream) {
      if (stream.workout_id !== undefined) leave(workouts, stream, stream.workout_id)
    },
    look(turn, period) {
      for (const workout_id of workouts.keys()) if ((turn + workout_id) % period === 0) wake(workout_id)
    },
  }
}

/** What each stream was sent last. */
const lastSent = new WeakMap<Stream, string>()

function sendTo(stream: Stream, reactions: Reactions): void {
  const data = JSON.stringify(reactions)
  if (lastSent.get(stream) === data) return
  lastSent.set(stream, data)
  stream.out.send({ name: 'workout', data })
}

function leave(workouts: Map<number, Set<Stream>>, stream: Stream, workout_id: number): void {
  const streams = workouts.get(workout_id)
  streams?.delete(stream)
  if (streams?.size === 0) workouts.delete(workout_id)
}
