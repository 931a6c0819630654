import { AppError } from '../../platform/errors.ts'
import { HEARTBEAT_MS } from '../../platform/http/event-stream.ts'
import type { App } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { openDelivery } from './delivery.ts'
import { changedSince } from './queries.ts'
import type { Stream } from './stream.ts'
import { openWatchers, type Watchers } from './watchers.ts'

const MAX_PER_ACCOUNT = 10
const RETRY_AFTER_S = 30
const TICK_MS = 1_000
/** After how many ticks each thing happens. */
const LOOK_AT_INBOXES = 5
const BEAT = HEARTBEAT_MS / TICK_MS
export const REAUTHENTICATE = 60

export type Streams = {
  /** Throws `rate_limited` if the person has too many streams on this server. */
  assertRoom(account_id: number): void
  add(stream: Stream): void
  remove(stream: Stream): void
}

/**
 * The open streams of this server. Messages of other servers wake them, and end those whose session has ended. In case
 * a message was lost, all sessions and keys are looked at every second, and all inboxes every five.
 */
export function openStreams(app: App, services: Services): Streams {
  const accounts = new Map<number, Set<Stream>>()
  const streamsOf = (account_id: number) => accounts.get(account_id) ?? NO_STREAMS
  const all = () => accounts.values().flatMap((streams) => streams.values())
  const delivery = openDelivery(services, streamsOf)
  const watchers = openWatchers(services)
  const timer = openTimer(app, services, { accounts, all, watchers, wake: delivery.wake })
  listen(services, { streamsOf, all, wake: delivery.wake })
  app.addHook('preClose', async () => {
    timer.stop()
    for (const stream of all()) stream.out.end()
  })
  return {
    assertRoom(account_id) {
      if (streamsOf(account_id).size >= MAX_PER_ACCOUNT)
        throw new AppError('rate_limited', 'too_many_streams', { retryAfter_s: RETRY_AFTER_S })
    },
    add(stream) {
      const { account_id } = stream
      accounts.set(account_id, (accounts.get(account_id) ?? new Set()).add(stream))
      timer.start()
      if (stream.workout_id !== undefined) watchers.add(stream, stream.workout_id)
      delivery.wake([account_id])
    },
    remove(stream) {
      const streams = accounts.get(stream.account_id)
      streams?.delete(stream)
      watchers.remove(stream)
      if (streams?.size === 0) accounts.delete(stream.account_id)
      if (accounts.size === 0) timer.stop()
    },
  }
}

const NO_STREAMS: ReadonlySet<Stream> = new Set()

type Open = {
  all(): IteratorObject<Stream>
  wake(account_ids: Iterable<number>): void
}

function listen(
  { events }: Pick<Services, 'events'>,
  { streamsOf, all, wake }: Open & { streamsOf(account_id: number): ReadonlySet<Stream> },
): void {
  events.on('inbox.changed', ({ account_ids }) =>
    wake(account_ids.filter((account_id) => streamsOf(account_id).size > 0)),
  )
  events.on('sessions.ended', ({ session_ids }) => {
    const ended = new Set<number | null>(session_ids)
    for (const { session_id, out } of all()) if (ended.has(session_id)) out.end()
  })
  events.on('account.changed', ({ account_id }) => {
    for (const stream of streamsOf(account_id)) void endIfRefused(stream)
  })
  events.on('api_key.ended', (ended) => {
    for (const { api_key_id, out } of all()) if (api_key_id === ended.api_key_id) out.end()
  })
}

async function endIfRefused({ reauthenticate, out }: Stream): Promise<void> {
  await reauthenticate().catch(() => out.end())
}

type Watched = { accounts: ReadonlyMap<number, ReadonlySet<Stream>>; watchers: Watchers }

/** Beats, and looks for what messages should have told. Runs only while streams are open. */
function openTimer(
  app: App,
  { db, log }: Pick<Services, 'db' | 'log'>,
  { accounts, all, watchers, wake }: Open & Watched,
) {
  let timer: NodeJS.Timeout | undefined
  let ticks = 0
  let isLooking = false
  const isTurn = ({ phase }: Stream, period: number) => (ticks + phase) % period === 0

  async function endRefused(): Promise<void> {
    const streams = [...all()]
    const live = new Set(await app.liveAmong(streams))
    for (const stream of streams)
      if (!live.has(stream)) stream.out.end()
      else if (isTurn(stream, REAUTHENTICATE)) await endIfRefused(stream)
  }

  async function look(): Promise<void> {
    ticks++
    for (const stream of all()) if (isTurn(stream, BEAT)) stream.out.beat()
    if (isLooking) return
    isLooking = true
    try {
      await endRefused()
      watchers.look(ticks, REAUTHENTICATE)
      // Without news, this repeats what has failed.
      wake(ticks % LOOK_AT_INBOXES === 0 ? await changedSince(db, positions(accounts)) : [])
    } catch (error) {
      log.error({ err: error }, 'streams could not be checked')
    } finally {
      isLooking = false
    }
  }

  return {
    start() {
      timer ??= setInterval(look, TICK_MS)
    },
    stop() {
      clearInterval(timer)
      timer = undefined
    },
  }
}

/** How far the streams of each account are. */
function positions(accounts: ReadonlyMap<number, ReadonlySet<Stream>>): [account_id: number, seq: number][] {
  return [...accounts].map(([account_id, streams]) => [
    account_id,
    Math.min(...[...streams].map(({ seq }) => seq ?? 0)),
  ])
}
