import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs'
import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import S3rver from 's3rver'

const BUCKET = 'fittrack-tests'
/** The one account that the server knows. */
const KEY = 'S3RVER'
const OBJECT = '._S3rver_object'

/** How the server treats what comes next. */
export type S3Conduct = 'answers' | 'hangs' | 'fails' | 'is busy' | 'breaks off' | 'is full'

export type S3Server = Awaited<ReturnType<typeof startS3>>

/** A real S3 server on loopback that behaves as the test says, and may go and come back on the same port. */
export async function startS3() {
  const directory = mkdtempSync(path.join(tmpdir(), 'fittrack-s3-'))
  const s3 = new S3rver({ directory, silent: true, configureBuckets: [{ name: BUCKET }] })
  // Otherwise it takes every exception of the tests for its own.
  s3.logger.exceptions.unhandle()
  await s3.configureBuckets()
  const answer = s3.callback()
  let conduct: S3Conduct = 'answers'
  const front = await serve((request, response) => {
    if (conduct !== 'answers') return misbehave(conduct, response)
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
    behave(next: S3Conduct) {
      conduct = next
    },
    /** The keys of all objects. */
    keys: () =>
      readdirSync(path.join(directory, BUCKET), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith(OBJECT))
        .map((name) => name.slice(0, -OBJECT.length).replaceAll(path.sep, '/')),
    /** Says of an object that it was stored then, in Unix seconds. */
    date: (key: string, at_s: number) => utimesSync(fileOf(key), at_s, at_s),
    async close() {
      await front.goAway()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** An HTTP server on loopback that answers as it is told, for what the real one cannot do. */
export async function serve(answer: RequestListener) {
  const server = createServer(answer)
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  await listen(0)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    async goAway() {
      if (!server.listening) return
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
    comeBack: async () => void (server.listening || (await listen(port))),
  }
}

function misbehave(conduct: Exclude<S3Conduct, 'answers'>, response: ServerResponse): void {
  if (conduct === 'hangs') return
  if (conduct === 'breaks off') {
    response.writeHead(200, { 'content-length': '1000', etag: '"half"' }).write('half of it')
    setTimeout(() => response.destroy(), 50)
    return
  }
  const [status, code] = FAILURES[conduct]
  response.writeHead(status, { 'content-type': 'application/xml', connection: 'close' })
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>No.</Message></Error>`)
}

const FAILURES = {
  fails: [500, 'InternalError'],
  'is busy': [503, 'SlowDown'],
  'is full': [507, 'XMinioStorageFull'],
} as const
