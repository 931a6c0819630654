import type { Services } from '../../../platform/services.ts'
import type { NoticeKind } from '../../inbox/index.ts'
import { pageOf } from '../page-of.ts'
import { toNotification } from '../presenter.ts'
import { loadUnread, type SourcedRow, withSources } from '../queries.ts'

export const INBOX_PAGE = '/notifications'

/** An unread notification that its person may see now, with what is said of it outside the app. */
export type Unread = {
  id: number
  kind: NoticeKind
  /** The latest person in it. Empty and null without one. */
  name: string
  actor_id: number | null
  people: number
  /** Of the workout, as the person sees it. */
  title: string
  /** The page of the web client that shows it. */
  path: string
}

/** Those of a person's notifications that are unread and shown to them now, the newest first. */
export async function unreadOf(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  account_id: number,
  ids: readonly number[],
): Promise<Unread[]> {
  const now = clock.now()
  const rows = await loadUnread(db, account_id, ids, now)
  return (await withSources(db, rows, now)).map(toUnread)
}

function toUnread(row: SourcedRow): Unread {
  const notification = toNotification(row)
  const { id, kind, actors, actors_count, workout } = notification
  const [actor] = actors
  return {
    id,
    kind,
    name: actor?.name || actor?.username || '',
    actor_id: row.sources[0]?.actor_id ?? null,
    people: actors_count,
    title: workout?.title ?? '',
    path: pageOf(notification) ?? INBOX_PAGE,
  }
}
