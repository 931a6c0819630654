import { registerHooks } from 'node:module'

// Loaded before the script of a worker process, whose messages then pass through `frames.ts` of this folder.

const frames = new URL('./frames.ts', import.meta.url)
frames.search = new URL(import.meta.url).search

registerHooks({
  resolve(specifier, context, next) {
    const isChannel = specifier === './frames.ts' && context.parentURL?.endsWith('/processes/serve-tasks.ts')
    return isChannel ? { url: frames.href, shortCircuit: true } : next(specifier, context)
  },
})
