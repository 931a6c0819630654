// What people are notified of. Features write it in their transactions; `notifications` shows and delivers it.
export type { Notice } from './kinds.ts'
export { notify } from './notify.ts'
export { withdraw } from './withdraw.ts'
