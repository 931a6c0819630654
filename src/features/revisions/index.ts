export { type OwnerReads, ownerReads, sendOwnerCached } from './owner-cached.ts'
export { openRevisions } from './revisions.ts'
