export { type JobContext, type JobHandlers, runDueJobs } from './attempt.ts'
export { deadJobs, type JobKind, JobQueue } from './queue.ts'
export { Worker } from './worker.ts'
