import { describe, expect, it } from 'vitest'
import { matchPath } from '../../web/src/router/match.ts'
import { ROUTES } from '../../web/src/router/routes.ts'
import { TOURED_PATHS } from '../browsers/toured-pages.ts'
import { importTable, namesInCircles, sorted } from './import-table.ts'
import { filesIn, importsOf, isTest, read } from './source-files.ts'

const FROM_THE_SERVER = [
  'src/features/audit/kinds.ts',
  'src/features/moderation/kinds.ts',
  'src/features/notifications/page-of.ts',
  'src/features/recordings/formats/names.ts',
  'src/features/sports/index.ts',
  'src/locales/de.json',
  'src/locales/en.json',
  'src/locales/errors/de.json',
  'src/locales/errors/en.json',
  'src/locales/errors/reason-text.ts',
  'src/locales/notices/de.json',
  'src/locales/notices/en.json',
]

const files = filesIn('web/src').filter((file) => /\.(ts|svelte)$/.test(file) && !isTest(file))
const folderOf = (file: string) => /^web\/src\/((?:features\/)?[^/]+)\//.exec(file)?.[1]
const isFeature = (folder: string) => folder.startsWith('features/')

// Imports are read from the text: dependency-cruiser misses the type imports of .svelte files.
export function describeClient(): void {
  describe('the web client', () => {
    const imports = files.flatMap((file) => importsOf(file).map((target) => ({ file, target })))
    const allowed = importTable(read('docs/architecture.md'), 'client folder')

    it('has exactly the folders and imports of the table in docs/architecture.md', () => {
      expect(sorted(importsByFolder(imports))).toEqual(sorted(allowed))
    })

    it('has no import cycle between folders', () => {
      expect(namesInCircles(allowed)).toEqual([])
    })

    it('imports the page table only in main.ts', () => {
      const importers = imports.filter(({ target }) => target === 'web/src/pages.ts').map(({ file }) => file)
      expect(importers).toEqual(['web/src/main.ts'])
    })

    it('has an accessibility tour for every page', () => {
      const toured = TOURED_PATHS.map((path) => matchPath(path.replace(/#.*/, '')).name)
      expect([...new Set(toured)].toSorted()).toEqual([...Object.keys(ROUTES), 'not_found'].toSorted())
    })

    it('imports only the catalogues, a few lists and the pages of notifications from the server', () => {
      const outside = imports.map(({ target }) => target).filter((target) => !target.startsWith('web/src/'))
      expect([...new Set(outside)].toSorted()).toEqual(FROM_THE_SERVER)
    })
  })
}

function importsByFolder(imports: { file: string; target: string }[]): Record<string, Set<string>> {
  const found: Record<string, Set<string>> = {}
  for (const folder of files.map(folderOf).filter((name) => name !== undefined)) found[folder] ??= new Set()
  for (const { file, target } of imports) {
    const [from, to] = [folderOf(file), folderOf(target)]
    if (!from || !to || from === to || to === 'locales') continue
    // Every feature may use the base, the components and the shell, so the table does not list these imports.
    if (isFeature(to) || !isFeature(from)) found[from]?.add(to)
  }
  return found
}
