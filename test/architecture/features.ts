import { describe, expect, it } from 'vitest'
import { importTable, namesInCircles, sorted } from './import-table.ts'
import { featureOf, findAll, importsOf, read, serverCode, serverFiles } from './source-files.ts'

/** The files of a feature that files directly in `src/` may import: the files in which it registers something. */
const WIRED_FILES =
  /^src\/features\/[^/]+\/(index|jobs|maintenance|personal-data|quotas|tables|mails|events)\.ts$/

export function describeFeatures(): void {
  describeTable()
  describeBoundaries()
}

function describeTable(): void {
  describe('docs/architecture.md', () => {
    const document = read('docs/architecture.md')
    const allowed = importTable(document, 'feature')

    it('names every folder of the server, and no folder that does not exist', () => {
      // Derives the folders from the files, because an empty folder is not in the repository.
      const folders = new Set(serverFiles.flatMap(parentsOf))
      const paths = [...document.matchAll(/`(src\/[\w/-]*)\/`/g)].map(([, name = '']) => name)
      const named = new Set([...paths, ...Object.keys(allowed).map((name) => `src/features/${name}`)])
      const wanted = [...folders].filter((folder) => /^src\/([^/]+|(features|platform)\/[^/]+)$/.test(folder))
      expect(wanted.filter((folder) => !named.has(folder))).toEqual([])
      expect([...named].filter((folder) => !folders.has(folder))).toEqual([])
    })

    it('lists exactly the features that each feature imports', () => {
      expect(sorted(actualImports())).toEqual(sorted(allowed))
    })

    it('allows no import cycle between features', () => {
      expect(namesInCircles(allowed)).toEqual([])
    })
  })
}

function describeBoundaries(): void {
  describe('a feature', () => {
    it('is imported by other features only through its index.ts', () => {
      const bypassing = serverCode.filter(featureOf).flatMap((file) =>
        importsOf(file)
          .filter((target) => featureOf(target) && featureOf(target) !== featureOf(file))
          .filter((target) => target !== `src/features/${featureOf(target)}/index.ts`)
          .map((target) => `${file}: ${target}`),
      )
      expect(bypassing).toEqual([])
    })
  })

  describe('the account table', () => {
    it('is read with `selectAll`, which includes the password hash, only by auth', () => {
      const reads = findAll(/selectFrom\('account'\)\s*\.selectAll\(/g)
      expect(reads.filter((hit) => !hit.startsWith('src/features/auth/'))).toEqual([])
    })
  })

  describe('a file directly in src/', () => {
    it("imports only a feature's index.ts and the files in which it registers something", () => {
      // Leaves out `src/cli/`: its commands run beside the server, and may import any file of a feature.
      const hits = serverCode
        .filter((file) => /^src\/[^/]+$/.test(file))
        .flatMap((file) => importsOf(file).map((target) => ({ file, target })))
        .filter(({ target }) => featureOf(target) && !WIRED_FILES.test(target))
        .map(({ file, target }) => `${file}: ${target}`)
      expect(hits).toEqual([])
    })
  })

  describe('the platform', () => {
    it('imports only itself and the catalogues, also when it imports types', () => {
      const hits = serverCode
        .filter((file) => file.startsWith('src/platform/'))
        .flatMap((file) => importsOf(file).map((target) => `${file}: ${target}`))
      expect(hits.filter((hit) => !/: src\/(platform|locales)\//.test(hit))).toEqual([])
    })
  })
}

function parentsOf(file: string): string[] {
  const parts = file.split('/').slice(0, -1)
  return parts.map((_, index) => parts.slice(0, index + 1).join('/')).filter((folder) => folder !== 'src')
}

function actualImports(): Record<string, Set<string>> {
  const imports: Record<string, Set<string>> = {}
  for (const file of serverCode) {
    const feature = featureOf(file)
    if (!feature) continue
    imports[feature] ??= new Set()
    for (const other of importsOf(file).map(featureOf))
      if (other && other !== feature) imports[feature].add(other)
  }
  return imports
}
