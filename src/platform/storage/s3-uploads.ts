import {
  AbortMultipartUploadCommand,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
  type S3Client,
} from '@aws-sdk/client-s3'
import { isMissing, isUnsupported } from './s3-errors.ts'

/** S3 reports only when a multipart upload began, not whether it is active. The largest export takes hours. */
const MAX_UPLOAD_MS = 86_400_000

/** Aborts multipart uploads that began more than a day before `olderThan_ms` (Unix milliseconds); returns how many. */
export async function abortUploadsBefore(
  client: S3Client,
  Bucket: string,
  olderThan_ms: number,
): Promise<number> {
  let aborted = 0
  for await (const { Key, UploadId, Initiated } of uploadsIn(client, Bucket)) {
    if (!Key || !UploadId || !Initiated || Initiated.getTime() >= olderThan_ms - MAX_UPLOAD_MS) continue
    await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId })).catch((error) => {
      // The upload was completed or aborted in the meantime.
      if (!isMissing(error)) throw error
    })
    aborted++
  }
  return aborted
}

async function* uploadsIn(client: S3Client, Bucket: string) {
  let after: Pick<ListMultipartUploadsCommandOutput, 'NextKeyMarker' | 'NextUploadIdMarker'> = {}
  for (;;) {
    const markers = { KeyMarker: after.NextKeyMarker, UploadIdMarker: after.NextUploadIdMarker }
    const page: ListMultipartUploadsCommandOutput | undefined = await client
      .send(new ListMultipartUploadsCommand({ Bucket, ...markers }))
      .catch((error) => {
        // Some services cannot list uploads, but expire them on their own.
        if (!isUnsupported(error)) throw error
        return undefined
      })
    yield* page?.Uploads ?? []
    if (!page?.IsTruncated || !page.NextKeyMarker) return
    after = page
  }
}
