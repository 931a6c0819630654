export { newRevision } from './new-revision.ts'
export { type OwnerReads, ownerReads, sendOwnerCached } from './owner-cached.ts'
export { openRevisions } from './revisions.ts'
