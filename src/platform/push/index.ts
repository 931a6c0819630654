export { openOutbound } from './outbound.ts'
export { openPush, type PushMessage, PushRefused, type PushTarget } from './push.ts'
export { hasPushKeys, isPushAddress } from './target.ts'
