import { compilePick } from '../../platform/http/pick-fields.ts'
import type { Services } from '../../platform/services.ts'
import { toNotification } from './presenter.ts'
import { loadNewer, MAX_NEWER, type SourcedRow, unreadOf, withSources } from './queries.ts'
import { Notification } from './schemas.ts'
import type { Stream } from './stream.ts'

/** So many people are served by the same statements. */
const MAX_ACCOUNTS = 200

const pickFields = compilePick(Notification)

export type Delivery = {
  /** Sends what is new to these accounts. */
  wake(account_ids: Iterable<number>): void
}

/**
 * Sends people what is new in their inboxes: from the database, so that a lost message of another server delays an event
 * but loses none. What arrives while statements run is served by the next ones, for all people together.
 */
export function openDelivery(
  { reads, clock, log }: Pick<Services, 'reads' | 'clock' | 'log'>,
  streamsOf: (account_id: number) => Iterable<Stream>,
): Delivery {
  const waiting = new Set<number>()
  let isBusy = false

  async function run(): Promise<void> {
    isBusy = true
    try {
      while (waiting.size > 0) {
        const account_ids = [...waiting].slice(0, MAX_ACCOUNTS)
        // Whatever is added from here on wakes the streams again.
        for (const id of account_ids) waiting.delete(id)
        const unfinished = await deliver(account_ids).catch((error) => {
          log.error({ err: error }, 'notifications could not be delivered')
          return null
        })
        for (const id of unfinished ?? account_ids) waiting.add(id)
        // The next wake tries again.
        if (!unfinished) return
      }
    } finally {
      isBusy = false
    }
  }

  /** Returns the accounts for which there is more. */
  async function deliver(account_ids: readonly number[]): Promise<readonly number[]> {
    const now = clock.now()
    const db = reads.of(account_ids[0]!, account_ids.length)
    // A stream that is opened from here on is served by the next statements: these may begin after its position.
    const served = new Map(account_ids.map((id) => [id, [...streamsOf(id)]]))
    const streams = (id: number) => served.get(id) ?? []
    const unread = await unreadOf(db, account_ids, now)
    const lastSeq = (id: number) => unread.get(id)?.last_seq ?? 0
    const since = account_ids.map((id) => [id, begin(streams(id), lastSeq(id))] as const)
    // Read after the numbers: all rows up to them are there by now, because they are committed in their order.
    const rows = await loadNewer(
      db,
      since.filter(([id, seq]) => seq < lastSeq(id)),
      now,
    )
    const shown = await withSources(db, rows, now)
    for (const row of shown) sendRow(row, streams(row.account_id))
    const cutAt = rows.length === MAX_NEWER ? rows.at(-1)!.account_id : Number.POSITIVE_INFINITY
    for (const id of account_ids.filter((id) => id < cutAt))
      for (const stream of streams(id)) finish(stream, lastSeq(id), unread.get(id)?.unread_count ?? 0)
    return account_ids.filter((id) => id >= cutAt)
  }

  return {
    wake(account_ids) {
      for (const id of account_ids) waiting.add(id)
      if (!isBusy && waiting.size > 0) void run()
    },
  }
}

/** Where to read from for these streams. A stream without a position begins at the last change. */
function begin(streams: readonly Stream[], last_seq: number): number {
  let first = last_seq
  for (const stream of streams) {
    // The database may have been restored from a backup that is older than the client.
    stream.seq = Math.min(stream.seq ?? last_seq, last_seq)
    first = Math.min(first, stream.seq)
  }
  return first
}

function sendRow(row: SourcedRow, streams: readonly Stream[]): void {
  const data = JSON.stringify(pickFields(toNotification(row)))
  for (const stream of streams) {
    if (stream.seq === undefined || stream.seq >= row.id) continue
    stream.out.send({ name: 'notification', id: row.id, data })
    stream.seq = row.id
  }
}

function finish(stream: Stream, last_seq: number, count: number): void {
  if (stream.seq === undefined) return
  stream.seq = Math.max(stream.seq, last_seq)
  stream.out.send({ name: 'unread', id: stream.seq, data: JSON.stringify({ count }) })
  if (!stream.isFollowed) stream.out.end()
}
