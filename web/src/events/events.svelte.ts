import { untrack } from 'svelte'
import type { Problem } from '../api/problem.ts'
import type { Notification } from '../api/types.ts'
import { session } from '../session/session.svelte.ts'
import { type Connection, openConnection } from './connection.ts'
import { watchPresence } from './presence.ts'
import { loadUnreadCount, setUnreadCount } from './unread.svelte.ts'

/** The likes and comments of a workout, as this person sees them. */
export type Reactions = { id: number; likes_count: number; comments_count: number }
type Events = {
  /** A notification is new, or has changed. */
  notification: Notification
  unread: { count: number }
  /** The likes and comments of the followed workout have changed. */
  workout: Reactions
}
type Handlers = { [Name in keyof Events]: Set<(event: Events[Name]) => void> }

const handlers: Handlers = { notification: new Set(), unread: new Set(), workout: new Set() }
let connection: Connection | null = null
let followed: number | null = null
/** The workout that the open stream follows. A page that is left does not end the stream. */
let connected: number | null = null

/** Calls `handle` with each event; returns what ends that. */
export function onEvent<Name extends keyof Events>(
  name: Name,
  handle: (event: Events[Name]) => void,
): () => void {
  handlers[name].add(handle)
  return () => handlers[name].delete(handle)
}

/** Calls `changed` with the likes and comments of a workout, now and whenever they change. One workout at a time. */
export function followWorkout(id: number, changed: (reactions: Reactions) => void): () => void {
  followed = id
  if (connected !== id) connection?.restart()
  const stop = onEvent('workout', (reactions) => {
    if (reactions.id === id) changed(reactions)
  })
  return () => {
    stop()
    if (followed === id) followed = null
  }
}

/** Keeps a stream of events open while somebody is signed in and looks at this tab. Call it once. */
export function followEvents(): () => void {
  return $effect.root(() => {
    const id = $derived(session.account?.id)
    $effect(() => (id === undefined ? undefined : untrack(openStream)))
  })
}

function openStream(): () => void {
  const opened = openConnection({ address, receive, failed })
  connection = opened
  const stop = watchPresence({ arrive: opened.wake, leave: opened.pause })
  return () => {
    stop()
    opened.pause()
    connection = null
    connected = null
  }
}

function address(): string {
  connected = followed
  return connected === null ? '/api/events/' : `/api/events/?workout=${connected}`
}

function receive(name: string, data: string): void {
  // A newer server may send other events.
  if (!Object.hasOwn(handlers, name)) return
  const event = JSON.parse(data)
  if (name === 'unread') setUnreadCount(event.count)
  for (const handle of handlers[name as keyof Events]) handle(event as never)
}

function failed({ status }: Problem): void {
  // The workout is not shown to this person any more, which its page finds out by itself.
  if (status === 404 && followed !== null) {
    followed = null
    connection?.restart()
  }
  // Where a proxy holds back streams, the number is a minute old at most.
  else if (session.account) loadUnreadCount()
}
