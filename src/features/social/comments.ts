import { prepared } from '../../platform/database/index.ts'
import type { Trx } from '../../platform/database/schema.ts'
import { AppError, invalidField, notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import { assertAllowedWords } from '../../platform/word-list.ts'
import type { Actor } from '../auth/index.ts'
import { admitContact } from '../conduct/index.ts'
import { notify, withdraw } from '../inbox/index.ts'
import { assertReactsTo } from './access.ts'
import { toComment } from './comment-presenter.ts'
import { type CommentRow, commentById, shownCommentById } from './comment-queries.ts'
import { mentionsOf, namesIn, saveMentions } from './mentions.ts'
import { noticesOf } from './notices.ts'
import { commentQuota } from './quotas.ts'
import type { Comment, NewComment } from './schemas.ts'
import { addComment, reactionsChanged } from './summaries.ts'

type Needs = Pick<Services, 'clock' | 'events' | 'queue' | 'quotas'>

/**
 * Throws for words that the server refuses, while moderators have limited the actor, and when a new account writes or
 * mentions too much. Call it before the transaction, which must not wait for the limits.
 */
export async function admitComment(
  services: Pick<Services, 'db' | 'clock' | 'config' | 'limits' | 'wordList'>,
  actor: Actor,
  content: string,
  { isNew }: { isNew: boolean },
): Promise<void> {
  assertAllowedWords(services, { content })
  await admitContact(services, actor, { comments: isNew ? 1 : 0, mentions: namesIn(content).length })
}

/** Adds a comment, or a reply to one that the actor sees. Throws `conflict` while comments are closed. */
export async function createComment(
  services: Needs,
  trx: Trx,
  actor: Actor,
  workout_id: number,
  given: NewComment,
): Promise<Comment> {
  const reader = { viewer_id: actor.account_id, now: services.clock.now() }
  const content = cleaned(given.content)
  const names = namesIn(content)
  const workout = await assertReactsTo(trx, { id: workout_id, ...reader })
  await services.quotas.take(trx, actor.account_id, commentQuota)
  // From here on, nobody else adds or removes comments of this workout, or hides one.
  if (!(await addComment(trx, workout_id))) throw new AppError('conflict', 'comments_closed')
  const parent = given.parent === undefined ? null : await threadOf(trx, reader, workout_id, given.parent)
  const id = await insertComment(trx, {
    workout_id,
    author_id: actor.account_id,
    parent_id: parent?.id ?? null,
    content,
    created_at: reader.now,
  })
  const mentioned_ids = await saveMentions(trx, id, names, {
    workout_id,
    actor_id: actor.account_id,
    now: reader.now,
  })
  await reactionsChanged(services, trx, workout)
  const comment = await shownComment(trx, reader, id)
  const concerned = { comment_id: id, workout_id, author_id: actor.account_id, owner_id: workout.owner_id }
  await notify(
    services,
    trx,
    ...noticesOf({ ...concerned, answered_id: parent?.author_id ?? null, mentioned_ids }),
  )
  return comment
}

/** The comment to which a reply belongs, and the author of the one that it answers. */
async function threadOf(
  trx: Trx,
  reader: { viewer_id: number; now: number },
  workout_id: number,
  id: number,
): Promise<Pick<CommentRow, 'id' | 'author_id'>> {
  const answered = await shownCommentById(trx, { id, ...reader })
  if (answered?.workout_id !== workout_id || answered.hidden_at !== null)
    throw invalidField('parent', 'unknown_comment')
  return { id: answered.parent_id ?? answered.id, author_id: answered.author_id }
}

type NewRow = {
  workout_id: number
  author_id: number
  parent_id: number | null
  content: string
  created_at: number
}

const insertedRows = prepared((trx, row: NewRow) => trx.insertInto('comment').values(row).returning('id'))

async function insertComment(trx: Trx, row: NewRow): Promise<number> {
  const [{ id }] = (await insertedRows(trx, row)) as [{ id: number }]
  return id
}

/** Changes the text of the actor's own comment, and marks it as edited. */
export async function editComment(
  services: Needs,
  trx: Trx,
  actor: Actor,
  id: number,
  given: { content: string },
): Promise<Comment> {
  const reader = { viewer_id: actor.account_id, now: services.clock.now() }
  const content = cleaned(given.content)
  const names = namesIn(content)
  const found = await commentById(trx, id)
  if (found?.author_id !== actor.account_id) throw notFound()
  const workout = await assertReactsTo(trx, { id: found.workout_id, ...reader })
  if (found.hidden_at !== null) throw new AppError('conflict', 'comment_hidden')
  if (content !== found.content) {
    const changed = await trx
      .updateTable('comment')
      .set({ content, edited_at: reader.now })
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst()
    if (!changed) throw notFound()
    await reactionsChanged(services, trx, workout)
    await changeMentions(services, trx, found, names, reader.now)
  }
  return shownComment(trx, reader, id)
}

type EditedComment = { id: number; workout_id: number; author_id: number }

/** Notifies people whom the text did not name before, and takes back what it no longer says. */
async function changeMentions(
  services: Needs,
  trx: Trx,
  { id, workout_id, author_id }: EditedComment,
  names: readonly string[],
  now: number,
): Promise<void> {
  const before = new Set((await mentionsOf(trx, [id])).map(({ account_id }) => account_id))
  await trx.deleteFrom('comment_mention').where('comment_id', '=', id).execute()
  const after = new Set(await saveMentions(trx, id, names, { workout_id, actor_id: author_id, now }))
  const noticeTo = (account_id: number) => ({
    kind: 'mention' as const,
    account_id,
    actor_id: author_id,
    workout_id,
    comment_id: id,
  })
  await withdraw(services, trx, ...[...before.difference(after)].map(noticeTo))
  await notify(services, trx, ...[...after.difference(before)].map(noticeTo))
}

async function shownComment(
  trx: Trx,
  reader: { viewer_id: number; now: number },
  id: number,
): Promise<Comment> {
  const row = await shownCommentById(trx, { id, ...reader })
  if (!row) throw notFound()
  return toComment(row, reader.viewer_id)
}

/** The text without white space around it, and with plain line breaks. */
function cleaned(content: string): string {
  const text = content.replaceAll('\r\n', '\n').replaceAll('\r', '\n').trim()
  if (text === '') throw invalidField('content', 'empty')
  return text
}
