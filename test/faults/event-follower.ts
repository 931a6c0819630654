import { setTimeout as sleep } from 'node:timers/promises'
import { type EventClient, openEvents } from '../support/event-client.ts'
import type { Owner } from './event-people.ts'

/** A server asks clients to come back after 0.5 to 5 s. */
const RETRY_MS = { min: 500, spread: 4_500 }

/** A client that follows a person's events, and continues on another server when a stream ends. */
export type Follower = {
  owner: Owner
  /** The numbers of the notifications that it has received, in their order. */
  seqs: number[]
  /** `open`, or why it has no stream. */
  state(): string
  resume(url: string): void
  close(): void
}

/**
 * Opens a stream of the owner's events on the server at `url`. `onWorkout` is called for each notification that names a
 * workout.
 */
export async function follow(
  owner: Owner,
  url: string,
  onWorkout: (workout_id: number) => void,
): Promise<Follower> {
  const seqs: number[] = []
  let last_id: number | undefined
  let next = url
  let isClosed = false
  let client: EventClient | undefined
  let state = 'opening'

  async function open(): Promise<EventClient> {
    const position: Record<string, string> = last_id === undefined ? {} : { 'last-event-id': String(last_id) }
    const headers = { authorization: `Bearer ${owner.credential}`, ...position }
    const opened = await openEvents(`${next}/api/events/`, headers, ({ name, id, data }) => {
      last_id = id ?? last_id
      if (name !== 'notification') return
      seqs.push(id!)
      const { workout } = data as { workout: { id: number } | null }
      if (workout) onWorkout(workout.id)
    })
    if (opened.status !== 200) throw new Error(`a stream was answered ${opened.status}`)
    state = 'open'
    return opened
  }

  async function keepOpen(): Promise<void> {
    while (!isClosed) {
      await client?.ended
      if (isClosed) return
      state = 'ended'
      await sleep(RETRY_MS.min + Math.random() * RETRY_MS.spread)
      state = 'opening'
      client = await open().catch((error) => {
        state = String(error)
        return undefined
      })
    }
  }

  client = await open()
  const { promise: begun, resolve } = Promise.withResolvers<void>()
  const isBegun = () => (last_id === undefined ? setTimeout(isBegun, 5) : resolve())
  isBegun()
  await begun
  void keepOpen()
  return {
    owner,
    seqs,
    state: () => state,
    resume(url) {
      next = url
    },
    close() {
      isClosed = true
      client?.close()
    },
  }
}
