export { type JobContext, type JobHandlers, runDueJobs } from './attempt.ts'
export { removeDeadJobs, requeueRunningJobs } from './queries.ts'
export { deadJobs, JobQueue } from './queue.ts'
export { Worker } from './worker.ts'
