import { buildWebClient } from '../src/features/web/index.ts'
import { runNode } from './tools.ts'

// `npm test`: the whole suite that this machine can run. Arguments go to the runner: `npm test -- workouts`.
await buildWebClient()
process.exit(await runNode('node_modules/vitest/vitest.mjs', ['run', ...process.argv.slice(2)]))
