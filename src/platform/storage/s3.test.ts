import { hash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type S3Server, serve, startS3 } from '../../../test/support/s3.ts'
import { readConfig } from '../config.ts'
import { AppError, StartupError } from '../errors.ts'
import { openStorage } from './index.ts'

const DAY_MS = 86_400_000

let folder: string
let s3: S3Server
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'fittrack-test-'))
  s3 = await startS3()
})
afterEach(async () => {
  await s3.close()
  rmSync(folder, { recursive: true, force: true })
})

const open = (env: Record<string, string> = {}) =>
  openStorage(readConfig({ DATA_DIR: folder, ...s3.env, ...env }))
const some = (text = 'x') => Readable.from([Buffer.from(text)])
const failureOf = async (promise: Promise<unknown>) => {
  const error = await promise.then(() => undefined).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(AppError)
  return error as AppError
}

describe('an S3 bucket', () => {
  const wrong: [string, Record<string, string>, RegExp][] = [
    ['it does not exist', { AWS_STORAGE_BUCKET_NAME: 'absent' }, /bucket absent .*there is no such bucket/],
    ['the key is unknown', { AWS_ACCESS_KEY_ID: 'nobody' }, /the access keys are refused/],
    [
      'nobody answers',
      { AWS_S3_ENDPOINT_URL: 'http://127.0.0.1:1' },
      /at http:\/\/127.0.0.1:1: ECONNREFUSED/,
    ],
  ]
  it.each(wrong)('stops the start with one sentence without secrets when %s', async (_, env, sentence) => {
    const error = await open({ AWS_SECRET_ACCESS_KEY: 'geheim', ...env }).catch((reason: Error) => reason)
    expect(error).toBeInstanceOf(StartupError)
    expect((error as Error).message).toMatch(sentence)
    expect((error as Error).message).not.toMatch(/geheim|\n/)
  })
})

describe('while S3', () => {
  const conducts = ['hangs', 'fails', 'is busy'] as const
  it.each(conducts)('%s, every call fails with unavailable', async (conduct) => {
    const storage = await open()
    await storage.put('a', some(), 10)
    s3.behave(conduct)
    const calls = [
      storage.put('b', some(), 10),
      storage.read('a'),
      storage.exists('a'),
      storage.delete('a'),
      storage.withLocalFile('a', async () => {}),
      Array.fromAsync(storage.keysBefore('a', Date.now())),
      storage.sweepInterrupted(0),
    ]
    for (const error of await Promise.all(calls.map(failureOf)))
      expect([error.code, error.retryAfter_s]).toEqual(['unavailable', 30])
    s3.behave('answers')
    expect(s3.keys()).toEqual(['a'])
    expect(String(await buffer(await storage.read('a')))).toBe('x')
  })

  it('is away, every call fails with unavailable, and works again afterwards', async () => {
    const storage = await open()
    await s3.stop()
    expect((await failureOf(storage.put('a', some(), 10))).code).toBe('unavailable')
    await s3.restart()
    await storage.put('a', some(), 10)
    expect(s3.keys()).toEqual(['a'])
  })

  it('is full, a put fails with storage_full', async () => {
    const storage = await open()
    s3.behave('is full')
    expect((await failureOf(storage.put('a', some(), 10))).code).toBe('storage_full')
  })

  it('breaks off in the middle of an object, reading it fails with unavailable', async () => {
    const storage = await open()
    await storage.put('a', some(), 10)
    s3.behave('breaks off')
    const reading = storage.read('a').then((content) => buffer(content))
    expect((await failureOf(reading)).code).toBe('unavailable')
  })

  it('fails, the error for the log contains neither keys nor content', async () => {
    const storage = await open()
    s3.behave('fails')
    const { cause, stack } = await failureOf(storage.put('a', some('a private note'), 100))
    expect(String(cause)).toMatch(/S3: InternalError/)
    expect(JSON.stringify({ cause, stack, text: String(cause) })).not.toMatch(/S3RVER|private note|AWS4-HMAC/)
    expect(Object.keys(cause as object)).toEqual([])
  })
})

it('signs uploads with their hash, so that S3 detects damage', async () => {
  const sent: { bytes: number; isSigned: boolean }[] = []
  const checking = await serve(async (request, response) => {
    const content = await buffer(request)
    const isSigned = request.headers['x-amz-content-sha256'] === hash('sha256', content)
    if (request.method === 'PUT') sent.push({ bytes: content.length, isSigned })
    response.writeHead(200, { etag: '"any"', 'content-type': 'application/xml' })
    response.end(request.method === 'POST' ? '<Answer><UploadId>u</UploadId></Answer>' : '')
  })
  const storage = await open({ AWS_S3_ENDPOINT_URL: checking.url })
  await storage.put('small', some('content'), 100)
  await storage.put(
    'large',
    Readable.from([Buffer.alloc(4_000_000, 7), Buffer.alloc(4_000_000, 8)]),
    10_000_000,
  )
  expect(sent).toEqual([
    { bytes: 7, isSigned: true },
    { bytes: 5 * 1024 * 1024, isSigned: true },
    { bytes: 8_000_000 - 5 * 1024 * 1024, isSigned: true },
  ])
  await checking.stop()
})

it('lists objects over several pages', async () => {
  const asked: (string | null)[] = []
  const paged = await serve((request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://s3')
    if (!searchParams.has('list-type')) return response.end()
    const token = searchParams.get('continuation-token')
    asked.push(token)
    const [key, next] = token ? ['recordings/2', ''] : ['recordings/1', 'second page']
    response.setHeader('content-type', 'application/xml')
    return response.end(
      `<ListBucketResult><IsTruncated>${next !== ''}</IsTruncated><NextContinuationToken>${next}</NextContinuationToken><Contents><Key>${key}</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents></ListBucketResult>`,
    )
  })
  const storage = await open({ AWS_S3_ENDPOINT_URL: paged.url })
  const keys = await Array.fromAsync(storage.keysBefore('recordings', Date.now()))
  expect(keys).toEqual(['recordings/1', 'recordings/2'])
  expect(asked).toEqual([null, 'second page'])
  await paged.stop()
})

it('aborts multipart uploads left by a crash, and none that may still run', async () => {
  const aborted: string[] = []
  const uploads = await serve((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://s3')
    if (request.method === 'DELETE') {
      aborted.push(`${pathname} ${searchParams.get('uploadId')}`)
      return response.writeHead(204).end()
    }
    if (!searchParams.has('uploads')) return response.end()
    const [key, began, next] = searchParams.has('key-marker')
      ? ['exports/2', '2026-01-03', '']
      : ['exports/1', '2026-01-01', 'exports/1']
    response.setHeader('content-type', 'application/xml')
    return response.end(
      `<ListMultipartUploadsResult><IsTruncated>${next !== ''}</IsTruncated><NextKeyMarker>${next}</NextKeyMarker><NextUploadIdMarker>u</NextUploadIdMarker><Upload><Key>${key}</Key><UploadId>of ${key}</UploadId><Initiated>${began}T00:00:00.000Z</Initiated></Upload></ListMultipartUploadsResult>`,
    )
  })
  const storage = await open({ AWS_S3_ENDPOINT_URL: uploads.url })
  expect(await storage.sweepInterrupted(Date.UTC(2026, 0, 2) + DAY_MS)).toBe(1)
  expect(aborted).toEqual(['/fittrack-tests/exports/1 of exports/1'])
  await uploads.stop()
})
