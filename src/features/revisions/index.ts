export { newRevision } from './new-revision.ts'
export { type OwnerReads, ownerReads, sendOwnerCached } from './owner-cached.ts'
export { bumpReactions, bumpReactionsOnWorkouts } from './reactions.ts'
export { openRevisions } from './revisions.ts'
