import path from 'node:path'
import type { Config } from '../config.ts'
import { openLocalStorage } from './local.ts'
import type { Storage } from './storage.ts'

export { storageJobs } from './jobs.ts'
export { deleteUnusedFiles } from './orphans.ts'
export type { Storage } from './storage.ts'

/** Opens S3 when a bucket is set, otherwise the data folder. Throws a StartupError. */
export async function openStorage({
  storage,
  dataDir,
}: Pick<Config, 'storage' | 'dataDir'>): Promise<Storage> {
  const folder = path.join(dataDir, 'media')
  if (!storage.bucket) return openLocalStorage(folder)
  // The libraries for S3 are large, so they are loaded only when needed.
  const { openS3Storage } = await import('./s3.ts')
  return openS3Storage(storage, folder)
}
