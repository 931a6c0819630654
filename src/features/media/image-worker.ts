import { serveTasks } from '../../platform/processes/serve-tasks.ts'
import { draw } from './draw.ts'
import type { DrawTask, ResizeTask } from './renditions.ts'
import { disableOtherDecoders, makeRenditions } from './resize.ts'

// Runs as a process of its own, started by `image-pool.ts`: a file that exploits a decoder can then attack only this
// process, which holds no data of other people.

disableOtherDecoders()
serveTasks<ResizeTask | DrawTask>(async ({ input }) => {
  if ('svg' in input) return { result: { status: 'drawn' }, parts: [await draw(input.svg)] }
  const outcome = await makeRenditions(input.path)
  if (outcome.status === 'refused') return { result: outcome }
  const { renditions, ...made } = outcome
  return { result: made, parts: renditions.map(({ content }) => content) }
})
