import type { TestProject } from 'vitest/node'
import { BROWSERS, installedBrowsers } from './installed.ts'
import { startServer } from './server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    server: { base: string; log: string }
  }
}

/** Names the browsers that this machine lacks, and starts the one server that all journeys visit. */
export default async function setup(project: TestProject) {
  const installed = installedBrowsers()
  const missing = BROWSERS.filter((name) => !installed[name])
  for (const name of missing) console.warn(`SKIPPED on this machine: the journeys in ${name}`)
  if (missing.length > 0 && process.env.CI === 'true')
    throw new Error(`CI must run everything; missing browsers: ${missing.join(', ')}`)
  const { base, log, stop } = await startServer()
  project.provide('server', { base, log })
  return stop
}
