import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs'
import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import S3rver from 's3rver'

const BUCKET = 'fittrack-tests'
/** The only account of s3rver. */
const KEY = 'S3RVER'
const OBJECT = '._S3rver_object'

/** How the server treats the next requests. */
export type S3Behaviour = 'answers' | 'hangs' | 'fails' | 'is busy' | 'breaks off' | 'is full'

export type S3Server = Awaited<ReturnType<typeof startS3>>

/** A real S3 server on loopback whose behaviour a test sets; it can be stopped and started on the same port. */
export async function startS3() {
  const directory = mkdtempSync(path.join(tmpdir(), 'fittrack-s3-'))
  const s3 = new S3rver({ directory, silent: true, configureBuckets: [{ name: BUCKET }] })
  // Without this, s3rver would catch every uncaught exception of the tests.
  s3.logger.exceptions.unhandle()
  await s3.configureBuckets()
  const answer = s3.callback()
  let behaviour: S3Behaviour = 'answers'
  const front = await serve((request, response) => {
    if (behaviour !== 'answers') return misbehave(behaviour, response)
    return answer(request, response)
  })
  const fileOf = (key: string) => path.join(directory, BUCKET, `${key}${OBJECT}`)
  return {
    ...front,
    env: {
      AWS_STORAGE_BUCKET_NAME: BUCKET,
      AWS_ACCESS_KEY_ID: KEY,
      AWS_SECRET_ACCESS_KEY: KEY,
      AWS_S3_ENDPOINT_URL: front.url,
    },
    behave(next: S3Behaviour) {
      behaviour = next
    },
    /** The keys of all objects. */
    keys: () =>
      readdirSync(path.join(directory, BUCKET), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith(OBJECT))
        .map((name) => name.slice(0, -OBJECT.length).replaceAll(path.sep, '/')),
    /** Sets the time at which an object was stored, in Unix seconds. */
    date: (key: string, at_s: number) => utimesSync(fileOf(key), at_s, at_s),
    async close() {
      await front.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** An HTTP server on loopback with the given handler, which can be stopped and started on the same port. */
export async function serve(answer: RequestListener) {
  const server = createServer(answer)
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  await listen(0)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      if (!server.listening) return
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
    restart: async () => void (server.listening || (await listen(port))),
  }
}

function misbehave(behaviour: Exclude<S3Behaviour, 'answers'>, response: ServerResponse): void {
  if (behaviour === 'hangs') return
  if (behaviour === 'breaks off') {
    response.writeHead(200, { 'content-length': '1000', etag: '"half"' }).write('half of it')
    setTimeout(() => response.destroy(), 50)
    return
  }
  const [status, code] = FAILURES[behaviour]
  response.writeHead(status, { 'content-type': 'application/xml', connection: 'close' })
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>No.</Message></Error>`)
}

const FAILURES = {
  fails: [500, 'InternalError'],
  'is busy': [503, 'SlowDown'],
  'is full': [507, 'XMinioStorageFull'],
} as const
