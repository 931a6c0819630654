import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const SRC = path.resolve(import.meta.dirname, '../..')

/** The files that a file imports at run time, and those that they import in turn. */
function loadedBy(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found
  found.add(file)
  const imports = /^(?:import|export)\s(?!type\b)[^'"]*?from '(\.[^']+)'/gm
  for (const [, target = ''] of readFileSync(file, 'utf8').matchAll(imports)) {
    loadedBy(path.resolve(path.dirname(file), target), found)
  }
  return found
}

it('a worker process loads the parsers, the tracks, the sports and what cuts tracks, but not the server', () => {
  const files = [...loadedBy(path.join(SRC, 'features/recordings/parse-worker.ts'))]
  const folders = files.map((file) =>
    path.relative(SRC, path.dirname(file)).split(path.sep).slice(0, 2).join('/'),
  )
  expect(new Set(folders)).toEqual(
    new Set([
      'platform',
      'platform/processes',
      'features/cropping',
      'features/recordings',
      'features/tracks',
      'features/sports',
    ]),
  )
  expect(files.length).toBeGreaterThan(30)
  expect(files).not.toContainEqual(expect.stringMatching(/recordings\/(queries|service|routes|import)\.ts$/))
})
