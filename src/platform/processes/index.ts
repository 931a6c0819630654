// For the server. Scripts of worker processes import `serve-tasks.ts` instead, to load no more than they need.
export type { Frame } from './frames.ts'
export { openWorkerPool, type PoolOptions, TaskFailure, type WorkerPool } from './pool.ts'
