import { serveTasks } from '../../platform/processes/serve-tasks.ts'
import { parseAndProcess } from './parse-and-process.ts'

// Runs as a process of its own, started by `parser-pool.ts`.
serveTasks(parseAndProcess)
