// Which workouts others see, and which parts of them.
export { IS_NOT_PRIVATE } from './not-private.ts'
export { ownerSeenBy } from './owner.ts'
export { assertOwned, type Owned, type Viewed, viewAs, viewOf, viewOwn } from './view.ts'
export { ViewQuery } from './view-query.ts'
