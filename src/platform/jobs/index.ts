export { type JobContext, type JobHandlers, runDueJobs } from './attempt.ts'
export { freeClaimedJobs, removeDeadJobs } from './queries.ts'
export { deadJobs, JobQueue } from './queue.ts'
export { Worker } from './worker.ts'
