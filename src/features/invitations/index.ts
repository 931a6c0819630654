export { deleteOldInvitations } from './queries.ts'
export { createInvitation, spendInvitation, withdrawInvitation } from './service.ts'
