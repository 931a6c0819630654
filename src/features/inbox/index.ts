// What people are notified of. Features write it in their transactions; `notifications` shows and delivers it.
export {
  isMailedKind,
  type MailedKind,
  NOTICE_KINDS,
  type Notice,
  NoticeData,
  type NoticeKind,
} from './kinds.ts'
export { markRead } from './mark-read.ts'
export { notify } from './notify.ts'
export { preferencesOf, savePreferences } from './preferences.ts'
export { withdraw } from './withdraw.ts'
