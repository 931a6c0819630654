import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { pino } from 'pino'
import { Type } from 'typebox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '../errors.ts'
import { openLimits } from '../limits/index.ts'
import { acceptForms, uncheckedBody } from './forms.ts'
import { healthRoutes } from './health.ts'
import { answerUnknownPaths } from './limiting.ts'
import { type App, buildServer } from './server.ts'

const BODY_BYTES = 100_000_000
const FILE_BYTES = 2_000_000
/** The systems on both ends of a connection may buffer this much. */
const BUFFERED_BYTES = 20_000_000

describe('a body that nothing reads', () => {
  let app: App
  let port: number
  beforeAll(async () => {
    app = buildServer(pino({ level: 'silent' }))
    healthRoutes(app, async () => {})
    const config = { permission: 'public' as const, audience: 'nobody' as const }
    const schema = { tags: ['T'], summary: 'S', response: { 200: Type.Object({}) } }
    const refuse = async () => {
      throw new AppError('unauthenticated', 'token_missing')
    }
    app.post(
      '/refuses/',
      { config, schema: { ...schema, body: Type.Object({}) }, onRequest: refuse },
      async () => ({}),
    )
    app.register(async (scope) => {
      acceptForms(scope as never, FILE_BYTES)
      scope.post(
        '/upload/',
        {
          config,
          schema: { ...schema, consumes: ['multipart/form-data'] },
          validatorCompiler: uncheckedBody,
          onRequest: refuse,
        },
        async () => ({}),
      )
    })
    answerUnknownPaths(app, await openLimits(null, null))
    await app.listen({ port: 0, host: '127.0.0.1' })
    port = (app.server.address() as AddressInfo).port
  })
  afterAll(() => app?.close())

  async function open(): Promise<{ socket: Socket; answer: () => string }> {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    let answer = ''
    socket.on('error', () => {})
    socket.on('data', (part) => {
      answer += part
    })
    return { socket, answer: () => answer }
  }

  /** Sends a request with an endless body; returns the response, and how much of the body left this process. */
  async function flood(head: string, chunk: string | Buffer) {
    const { socket, answer } = await open()
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
    socket.write(`${head}\r\n\r\n`)
    while (!socket.destroyed && socket.bytesWritten < BODY_BYTES) {
      if (!socket.write(chunk)) await Promise.race([once(socket, 'drain').catch(() => {}), closed])
    }
    const sent = socket.bytesWritten - socket.writableLength
    socket.destroy()
    return { answer: answer(), sent }
  }

  const length = `Host: x\r\nContent-Type: application/json\r\nContent-Length: ${BODY_BYTES}`
  const chunked = 'Host: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked'
  const chunk = `ffff\r\n${'x'.repeat(0xffff)}\r\n`
  const floods: [string, string, string | Buffer, number][] = [
    ['to an unknown path', `POST /nowhere/ HTTP/1.1\r\n${length}`, Buffer.alloc(65_536), 404],
    ['to an unknown path, in chunks', `PUT /nowhere/ HTTP/1.1\r\n${chunked}`, chunk, 404],
    ['to an unknown path, with GET', `GET /nowhere/ HTTP/1.1\r\n${length}`, Buffer.alloc(65_536), 404],
    ['to an address that cannot be read', `POST /%zz HTTP/1.1\r\n${length}`, Buffer.alloc(65_536), 400],
    ['to a route without this method', `PUT /healthz HTTP/1.1\r\n${length}`, Buffer.alloc(65_536), 405],
    ['to a route that takes no body', `GET /healthz HTTP/1.1\r\n${length}`, Buffer.alloc(65_536), 200],
    ['to a route that refuses the caller', `POST /refuses/ HTTP/1.1\r\n${length}`, Buffer.alloc(65_536), 401],
    ['to a route for files', `POST /upload/ HTTP/1.1\r\n${length}`, Buffer.alloc(65_536), 401],
  ]
  it.each(floods)('is cut off after the response: 100 MB %s', async (_, head, part, status) => {
    const { answer, sent } = await flood(head, part)
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(sent).toBeLessThan(BUFFERED_BYTES)
  })

  const short: [string, string, number, number][] = [
    ['an unknown path', '/nowhere/', 60_000, 404],
    ['a route that refuses the caller', '/refuses/', 900_000, 401],
    ['a route for files', '/upload/', FILE_BYTES, 401],
  ]
  it.each(short)('does not end the connection when it is short: %s', async (_, path, bytes, status) => {
    const { socket, answer } = await open()
    socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: ${bytes}\r\n\r\n`)
    socket.write(Buffer.alloc(bytes))
    socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
    await once(socket, 'close')
    expect(answer().match(/HTTP\/1\.1 \d+/g)).toEqual([`HTTP/1.1 ${status}`, 'HTTP/1.1 200'])
  })
})
