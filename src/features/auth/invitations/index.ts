export { removeOldInvitations } from './queries.ts'
export { makeInvitation, removeInvitation, spendInvitation } from './service.ts'
