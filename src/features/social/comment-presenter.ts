import { toIso } from '../../platform/time.ts'
import { imageUrl } from '../media/index.ts'
import type { CommentRow } from './comment-queries.ts'
import type { Comment } from './schemas.ts'

export function toComment(row: CommentRow, viewer_id: number): Comment {
  const isAuthor = row.author_id === viewer_id
  const is_hidden = row.hidden_at !== null
  return {
    id: row.id,
    workout_id: row.workout_id,
    author: {
      id: row.author_id,
      username: row.username,
      name: row.name || null,
      image: row.image === null ? null : imageUrl(row.image),
    },
    content: row.content,
    parent: row.parent_id,
    mentions: row.mentions === null ? [] : row.mentions.split(' ').map((username) => ({ username })),
    likes_count: row.likes_count,
    has_liked: row.has_liked === 1,
    is_hidden,
    may_edit: isAuthor && !is_hidden,
    may_delete: isAuthor || row.owner_id === viewer_id,
    created_at: toIso(row.created_at),
    edited_at: row.edited_at === null ? null : toIso(row.edited_at),
  }
}
