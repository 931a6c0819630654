import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { functionsIn } from './functions.ts'
import { filesIn, findAll, isTest, read, serverFiles } from './source-files.ts'

const MAX_LINES = 400
const MAX_TEST_LINES = 600
const MAX_FUNCTION_LINES = 60
/** Migrations may have longer functions, because a released migration must not change. */
const isMigration = (file: string) => file.startsWith('src/migrations/')
const VAGUE_NAMES = ['utils', 'util', 'helpers', 'common', 'shared', 'misc', 'lib']

const projectFiles = ['src', 'web', 'test', 'bench', 'bin']
  .flatMap(filesIn)
  .filter((file) => !/^web\/(dist|node_modules)\//.test(file))
const sourceFiles = projectFiles.filter((file) => /\.(ts|mjs|svelte)$/.test(file) && !file.endsWith('.d.ts'))

export function describeStyle(): void {
  describe('source files', () => {
    it(`have at most ${MAX_LINES} lines, tests ${MAX_TEST_LINES}`, () => {
      const lengths = [...sourceFiles, ...serverFiles].filter(
        (file) => /\.(ts|mjs|svelte|json)$/.test(file) && !file.includes('/locales/'),
      )
      const tooLong = [...new Set(lengths)]
        .map((file) => ({ file, lines: read(file).split('\n').length - 1 }))
        .filter(({ file, lines }) => lines > (isTest(file) ? MAX_TEST_LINES : MAX_LINES))
      expect(tooLong).toEqual([])
    })

    it(`have functions of at most ${MAX_FUNCTION_LINES} lines, route tables included`, () => {
      const tooLong = sourceFiles
        .filter((file) => !isTest(file) && !isMigration(file))
        .flatMap((file) => functionsIn(file))
        .filter(({ lines }) => lines > MAX_FUNCTION_LINES)
      expect(tooLong).toEqual([])
    })

    it('have names of lower-case letters, digits and dashes, and no vague name such as utils', () => {
      const named = [...serverFiles, ...sourceFiles.filter((file) => /^(test|bench|bin)\//.test(file))]
      expect(named.filter((file) => !/^[a-z0-9/.-]+$/.test(file))).toEqual([])
      const parts = (file: string) => file.split('/').map((part) => path.parse(part).name)
      expect(projectFiles.filter((file) => parts(file).some((part) => VAGUE_NAMES.includes(part)))).toEqual(
        [],
      )
    })

    it('use only erasable types and import files by their full names', () => {
      expect(findAll(/^\s*(export )?(declare )?(const )?enum \w+/gm)).toEqual([])
      expect(findAll(/constructor\([^)]*(private|public|protected|readonly) /g)).toEqual([])
      expect(findAll(/from '\.{1,2}\/[^']*(?<!\.ts|\.json)'/g)).toEqual([])
    })
  })
}
