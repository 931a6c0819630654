import type { TestProject } from 'vitest/node'
import { ENGINES, installedEngines } from './engines.ts'
import { startServer } from './server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    server: { base: string; log: string }
  }
}

/** Prints which engines are not installed, and starts the server that all journeys use. */
export default async function setup(project: TestProject) {
  const installed = installedEngines()
  const missing = ENGINES.filter((name) => !installed[name])
  for (const name of missing) console.warn(`SKIPPED on this machine: the journeys in ${name}`)
  if (missing.length > 0 && process.env.CI === 'true')
    throw new Error(`CI must run everything; missing browsers: ${missing.join(', ')}`)
  const { base, log, stop } = await startServer()
  project.provide('server', { base, log })
  return stop
}
