import { Readable } from 'node:stream'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import type { Config } from '../config.ts'
import { StartupError } from '../errors.ts'
import { hashAndCount } from './hash-and-count.ts'
import { openIncoming } from './incoming.ts'
import { assertKey } from './key.ts'
import { isMissing, reasonOf, s3Error } from './s3-errors.ts'
import { abortUploadsBefore } from './s3-uploads.ts'
import type { Storage } from './storage.ts'

/** Shorter than the 15 s after which a waiting client is disconnected, so that the client still receives the error. */
const TIMEOUTS = { connectionTimeout: 2_000, socketTimeout: 5_000 }
const ATTEMPTS = 2

type Bucket = Config['storage']

/**
 * Storage in a bucket of Amazon S3 or a compatible service. `folder` is for temporary local files. Throws a
 * StartupError when the bucket cannot be reached.
 */
export async function openS3Storage(config: Bucket, folder: string): Promise<Storage> {
  const client = connect(config)
  const incoming = await openIncoming(folder)
  await assertReachable(client, config)
  const objectOf = (key: string) => {
    assertKey(key)
    return { Bucket: config.bucket, Key: key }
  }

  async function read(key: string): Promise<Readable> {
    const { Body } = await client.send(new GetObjectCommand(objectOf(key))).catch(fail)
    return Readable.from(withOurErrors(Body as Readable))
  }

  return {
    async put(key, content, max_bytes) {
      const object = objectOf(key)
      const counted = hashAndCount(content, max_bytes)
      const params = { ...object, Body: Readable.from(counted.chunks) }
      // One part at a time keeps at most two parts of 5 MB in memory.
      const upload = new Upload({ client, params, queueSize: 1 })
      await upload.done().catch((error) => {
        throw counted.failure() ?? s3Error(error)
      })
      return counted.result()
    },
    read,
    exists: async (key) =>
      client.send(new HeadObjectCommand(objectOf(key))).then(
        () => true,
        (error) => (isMissing(error) ? false : fail(error)),
      ),
    delete: async (key) => void (await client.send(new DeleteObjectCommand(objectOf(key))).catch(fail)),
    receive: incoming.receive,
    withLocalFile: async (key, use) =>
      incoming.receive(await read(key), Number.POSITIVE_INFINITY, (file) => use(file.path)),
    keysBefore: (below, before_ms) => keysBefore(client, objectOf(below), before_ms),
    sweepInterrupted: async (olderThan_ms) =>
      (await incoming.sweep(olderThan_ms)) +
      (await abortUploadsBefore(client, config.bucket, olderThan_ms).catch(fail)),
  }
}

function connect({ endpoint, region, accessKeyId, secretAccessKey }: Bucket): S3Client {
  return new S3Client({
    region,
    credentials: { accessKeyId, secretAccessKey },
    // Self-hosted services rarely have a host name per bucket.
    ...(endpoint && { endpoint, forcePathStyle: true }),
    // Older services do not support the newer checksums. Uploads are signed with their hash in any case.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: ATTEMPTS,
    requestHandler: TIMEOUTS,
  })
}

async function assertReachable(client: S3Client, { bucket, endpoint, region }: Bucket): Promise<void> {
  try {
    await client.send(new HeadBucketCommand({ Bucket: bucket }))
  } catch (error) {
    throw new StartupError(
      `The S3 bucket ${bucket} cannot be reached at ${endpoint || `Amazon S3 in ${region}`}: ${reasonOf(error)}. Check AWS_STORAGE_BUCKET_NAME, AWS_S3_ENDPOINT_URL, AWS_S3_REGION_NAME and the access keys.`,
    )
  }
}

async function* keysBefore(
  client: S3Client,
  { Bucket, Key }: { Bucket: string; Key: string },
  before_ms: number,
): AsyncIterable<string> {
  const pages = paginateListObjectsV2({ client }, { Bucket, Prefix: `${Key}/` })
  try {
    for await (const { Contents = [] } of pages) {
      for (const { Key: key, LastModified } of Contents)
        if (key && LastModified && LastModified.getTime() < before_ms) yield key
    }
  } catch (error) {
    fail(error)
  }
}

/** The content of an object. An error while it is read becomes the error that opening the object would throw. */
async function* withOurErrors(body: Readable): AsyncIterable<Buffer> {
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) yield chunk
  } catch (error) {
    fail(error)
  }
}

function fail(error: unknown): never {
  throw s3Error(error)
}
