import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const SOURCE = path.resolve(import.meta.dirname, '../..')

/** A hash of the server's source. It keeps apart the caches of versions whose responses may differ in shape. */
export function sourceHash(): string {
  const hash = createHash('sha1')
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|json)$/.test(file) && !file.endsWith('.test.ts'))
    .sort()
  for (const file of files) hash.update(file).update(readFileSync(path.join(SOURCE, file)))
  return hash.digest('base64url').slice(0, 12)
}
