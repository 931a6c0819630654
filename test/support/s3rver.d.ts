/** The part of s3rver that the tests use; the package has no types. */
declare module 's3rver' {
  import type { RequestListener } from 'node:http'

  type Options = { directory: string; silent: boolean; configureBuckets: { name: string }[] }

  export default class S3rver {
    constructor(options: Options)
    readonly logger: { exceptions: { unhandle(): void } }
    configureBuckets(): Promise<unknown>
    callback(): RequestListener
  }
}
