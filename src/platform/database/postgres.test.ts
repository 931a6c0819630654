import { createServer, type Server, type Socket } from 'node:net'
import { Kysely, sql } from 'kysely'
import { afterEach, describe, expect, it } from 'vitest'
import { databaseError } from './errors.ts'
import { postgresDialect } from './postgres.ts'
import type { Db, Tables } from './schema.ts'

/** Two messages of the PostgreSQL protocol: the client is authenticated, and the server is ready. */
const AUTHENTICATED = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0])
const READY = Buffer.from([0x5a, 0, 0, 0, 5, 0x49])

describe('a PostgreSQL server counts as unavailable', () => {
  let server: Server
  let db: Db
  afterEach(async () => {
    await db.destroy()
    server.close()
  })

  /** Connects to a server that speaks just enough of the protocol. */
  async function connectTo(serve: (socket: Socket) => void): Promise<void> {
    server = createServer((socket) => {
      socket.on('error', () => {})
      serve(socket)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    db = new Kysely<Tables>({ dialect: postgresDialect(`postgres://ana@127.0.0.1:${port}/fit`, 1) })
  }
  const failure = () => sql`select ${1}`.execute(db).catch((error: unknown) => error)

  it('when it ends the connection before the first statement', async () => {
    await connectTo((socket) => socket.once('data', () => socket.end()))
    expect(databaseError(await failure())).toMatchObject({ code: 'unavailable', retryAfter_s: 2 })
  })

  it('when it ends the connection during a statement', async () => {
    await connectTo((socket) =>
      socket.once('data', () => {
        socket.write(Buffer.concat([AUTHENTICATED, READY]))
        socket.once('data', () => socket.end())
      }),
    )
    expect(databaseError(await failure())).toMatchObject({ code: 'unavailable' })
  })

  it('when it does not answer', { timeout: 30_000 }, async () => {
    await connectTo((socket) => socket.resume())
    expect(databaseError(await failure())).toMatchObject({ code: 'unavailable' })
  })
})
