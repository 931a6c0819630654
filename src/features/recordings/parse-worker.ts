import { serveTasks } from '../../platform/processes/serve-tasks.ts'
import { parseAndProcess } from './parse-and-process.ts'

// The script of the processes that `parser-pool.ts` starts.
serveTasks(parseAndProcess)
