import { Server } from 'node:net'
import { setImmediate, setTimeout } from 'node:timers/promises'
import type { App } from './app.ts'

const QUIET_MS = 250
const LOOK_EVERY_MS = 20
const LONGEST_QUEUE = 511
const IDLE_TURNS = 3
/** Whoever has not finished a request by then is cut off: the process must end within 10 s. */
const LONGEST_MS = 7_000

/**
 * Stops serving without dropping a request. `server.close()` alone resets connections that look idle although a
 * request has already been sent on them; so first listening ends, then every open connection may bring one more
 * request, whose answer closes it.
 */
export async function stopServing(app: App): Promise<void> {
  const deadline = AbortSignal.timeout(LONGEST_MS)
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

/** Connections still in the system's queue would be reset; each turn of the event loop accepts one of them. */
async function acceptWaiting(server: App['server']): Promise<void> {
  let idleTurns = 0
  server.on('connection', () => {
    idleTurns = 0
  })
  for (let turn = 0; turn < LONGEST_QUEUE && idleTurns < IDLE_TURNS; turn++, idleTurns++) await setImmediate()
}

function connectionsOf(server: App['server']): Promise<number> {
  return new Promise((resolve) => server.getConnections((error, count) => resolve(error ? 0 : count)))
}
