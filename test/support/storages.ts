import { readdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe } from 'vitest'
import { buildTestApp, type TestApp } from './app.ts'
import { onEachDatabase } from './databases.ts'
import { type S3Server, startS3 } from './s3.ts'

/** Runs the tests of `define` on each kind of database with files in a folder, and on SQLite with files on S3. */
export function onEachStorage(
  name: string,
  define: (build: (env?: Record<string, string>) => Promise<TestApp>) => void,
): void {
  onEachDatabase(name, (kind) => define((env) => buildTestApp(kind, env)))
  describe(`${name} on S3`, () => {
    let s3: S3Server
    beforeAll(async () => {
      s3 = await startS3()
    })
    afterAll(() => s3?.close())
    define((env) => buildTestApp('SQLite', { ...s3.env, ...env }))
  })
}

/** The keys of all stored files below a folder, and of all files that are still being received. */
export async function keysIn({ services }: TestApp, folder: string): Promise<string[]> {
  const keys = await Array.fromAsync(services.storage.keysBefore(folder, Number.MAX_SAFE_INTEGER))
  return [...keys, ...readdirSync(path.join(services.config.dataDir, 'media', '.incoming'))]
}
