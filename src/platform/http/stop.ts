import { Server } from 'node:net'
import { setImmediate, setTimeout } from 'node:timers/promises'
import type { App } from './app.ts'

const QUIET_MS = 250
const LOOK_EVERY_MS = 20
const MAX_QUEUE = 511
const IDLE_TURNS = 3
/** Requests that run longer than this are cut off, because the process must end within 10 s. */
const MAX_DRAIN_MS = 7_000

/**
 * Stops serving without dropping a request. `server.close()` alone resets connections that look idle although a
 * request is already on its way. So the server first stops listening, then each open connection may send one more
 * request, and its response closes the connection.
 */
export async function stopServing(app: App): Promise<void> {
  const deadline = AbortSignal.timeout(MAX_DRAIN_MS)
  deadline.addEventListener('abort', () => app.server.closeAllConnections())
  if (app.server.listening) await drain(app.server, deadline)
  await app.close()
}

async function drain(server: App['server'], deadline: AbortSignal): Promise<void> {
  let newest = performance.now()
  server.prependListener('request', (_, response) => {
    newest = performance.now()
    response.setHeader('Connection', 'close')
  })
  await acceptWaiting(server)
  Server.prototype.close.call(server)
  while (performance.now() - newest < QUIET_MS && !deadline.aborted) {
    if ((await connectionsOf(server)) === 0) return
    await setTimeout(LOOK_EVERY_MS)
  }
}

/** Accepts the connections in the system's queue, which would be reset otherwise; one per turn of the event loop. */
async function acceptWaiting(server: App['server']): Promise<void> {
  let idleTurns = 0
  server.on('connection', () => {
    idleTurns = 0
  })
  for (let turn = 0; turn < MAX_QUEUE && idleTurns < IDLE_TURNS; turn++, idleTurns++) await setImmediate()
}

function connectionsOf(server: App['server']): Promise<number> {
  return new Promise((resolve) => server.getConnections((error, count) => resolve(error ? 0 : count)))
}
