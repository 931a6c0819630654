import type { Language } from '../../../platform/i18n.ts'
import { harmlessName } from '../../../platform/mail/harmless.ts'
import type { PushMessage } from '../../../platform/push/index.ts'
import { moreOf, sentenceOf } from './sentences.ts'
import type { Unread } from './unread.ts'

const MAX_TITLE_LENGTH = 60
const MAX_BODY_LENGTH = 300
const TTL_S = 86_400
/** Devices may hold these back to save their battery. */
const UNIMPORTANT: ReadonlySet<Unread['kind']> = new Set([
  'like',
  'comment_like',
  'follow',
  'import_finished',
])

/** The line of a mail. Names and titles are written so that no mail program turns them into links. */
export function mailLine(language: Language, notice: Unread): string {
  const title = harmlessName(notice.title, MAX_TITLE_LENGTH)
  return sentenceOf(language, { ...notice, name: harmlessName(notice.name), title })
}

export function moreLine(language: Language, count: number): string {
  return moreOf(language, count)
}

/** What the service worker shows (`web/public/sw.js`). */
export function pushMessage(language: Language, notice: Unread): PushMessage {
  const body = [...sentenceOf(language, notice)].slice(0, MAX_BODY_LENGTH).join('')
  const tag = `n${notice.id}`
  return {
    text: JSON.stringify({ title: 'FitTrack', body, path: notice.path, tag }),
    topic: tag,
    urgency: UNIMPORTANT.has(notice.kind) ? 'low' : 'normal',
    ttl_s: TTL_S,
  }
}
