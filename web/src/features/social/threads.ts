import type { Comment } from '../../api/types.ts'

/** A comment with its replies. `comment` is null while the page has the replies, but not yet the older comment. */
export type Thread = { id: number; comment: Comment | null; replies: Comment[] }

/** Puts replies below the comments that they answer; both are the oldest first. */
export function threadsOf(comments: readonly Comment[]): Thread[] {
  const threads = new Map<number, Thread>()
  for (const comment of comments) {
    const id = comment.parent ?? comment.id
    const thread = threads.get(id) ?? { id, comment: null, replies: [] }
    threads.set(id, thread)
    if (comment.parent === null) thread.comment = comment
    else thread.replies.push(comment)
  }
  return [...threads.values()]
}
