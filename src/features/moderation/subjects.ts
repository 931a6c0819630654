import { createHash } from 'node:crypto'
import { lockRow } from '../../platform/database/columns.ts'
import type { Trx } from '../../platform/database/schema.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import { toIso } from '../../platform/time.ts'
import type { Actor } from '../auth/index.ts'
import { visibleImage } from '../pictures/index.ts'
import { shownProfile } from '../profiles/index.ts'
import { assertSeesComment } from '../social/index.ts'
import { visibleWorkout } from '../workouts/index.ts'
import type { ReportKind } from './kinds.ts'
import type { ReportedContent } from './schemas.ts'

/** What is reported, and whose it is. */
export type Subject = {
  account_id: number
  /** As the case stores it. */
  target: string
  content: ReportedContent
  /** The names of the pictures in it. */
  images: string[]
}

type Find = (services: Services, trx: Trx, actor: Actor, target: string) => Promise<Subject>

const NO_TEXT: ReportedContent = {
  title: null,
  text: null,
  sport: null,
  date: null,
  workout_id: null,
  written_at: null,
}

const FINDERS: Record<ReportKind, Find> = {
  async profile({ clock }, trx, actor, username) {
    const { id, name, bio, image } = await shownProfile(trx, actor, username, clock.now())
    const images = image === null ? [] : [image]
    return { account_id: id, target: String(id), content: { ...NO_TEXT, title: name, text: bio }, images }
  },
  async workout({ clock }, trx, actor, target) {
    const workout = await visibleWorkout(trx, actor, toId(target), clock.now())
    const { id, owner_id, title, notes, sport, local_date } = workout
    const content = { ...NO_TEXT, title, text: notes, sport, date: local_date }
    return {
      account_id: owner_id,
      target: String(id),
      content,
      images: JSON.parse(workout.images) as string[],
    }
  },
  async picture({ clock }, trx, actor, name) {
    const { owner_id } = await visibleImage({ db: trx, clock }, actor, name)
    return { account_id: owner_id, target: name, content: NO_TEXT, images: [name] }
  },
  async comment({ clock }, trx, { account_id }, target) {
    const wanted = { id: toId(target), viewer_id: account_id, now: clock.now() }
    const { id, author_id, content: text, workout_id, created_at } = await assertSeesComment(trx, wanted)
    const content = { ...NO_TEXT, text, workout_id, written_at: toIso(created_at) }
    return { account_id: author_id, target: String(id), content, images: [] }
  },
}

/**
 * What the actor reports, as the actor sees it; throws `not_found` unless the actor may see it, and `conflict` for the
 * actor's own. Its pictures are locked, so that their files cannot be deleted before the copy is saved.
 */
export async function reportedSubject(
  services: Services,
  trx: Trx,
  actor: Actor,
  { kind, target }: { kind: ReportKind; target: string },
): Promise<Subject> {
  const subject = await FINDERS[kind](services, trx, actor, target)
  if (subject.account_id === actor.account_id) throw new AppError('conflict', 'own_report')
  const images = await lockImages(trx, subject.images)
  if (kind === 'picture' && images.length === 0) throw notFound()
  return { ...subject, images }
}

/** The pictures that still exist. */
async function lockImages(trx: Trx, names: string[]): Promise<string[]> {
  if (names.length === 0) return []
  const rows = await trx
    .selectFrom('image')
    .select('name')
    .where('name', 'in', names)
    .orderBy('id')
    .$call(lockRow(trx))
    .execute()
  const found = new Set(rows.map(({ name }) => name))
  return names.filter((name) => found.has(name))
}

function toId(target: string): number {
  if (!/^\d{1,15}$/.test(target)) throw notFound()
  return Number(target)
}

/** The same for the same content. */
export function contentHash({ content, images }: Pick<Subject, 'content' | 'images'>): string {
  const { title, text, sport, date, workout_id, written_at } = content
  return createHash('sha256')
    .update(JSON.stringify([title, text, sport, date, workout_id, written_at, images]))
    .digest('hex')
}
