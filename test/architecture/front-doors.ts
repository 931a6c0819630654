import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { read, serverCode } from './source-files.ts'

/** A folder that must export more names probably has two jobs. */
const MAX_EXPORTS = 12

export function describeFrontDoors(): void {
  describe('an index.ts', () => {
    const frontDoors = serverCode.filter((file) => /^src\/(features|platform)\/[^/]+\/index\.ts$/.test(file))

    it.each(frontDoors)(`exports at most ${MAX_EXPORTS} names: %s`, (file) => {
      const names = exportedNames(file)
      expect(names.length, names.join(', ')).toBeLessThanOrEqual(MAX_EXPORTS)
    })
  })
}

function exportedNames(file: string): string[] {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true)
  return source.statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) return namesOf(statement)
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    if (!isExported) return []
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.map(({ name }) => name.getText())
    return [(statement as ts.DeclarationStatement).name?.getText() ?? 'default']
  })
}

/** The names of an export; `export * as name` is one. Throws for `export *`, whose names cannot be counted. */
function namesOf({ exportClause, moduleSpecifier }: ts.ExportDeclaration): string[] {
  if (!exportClause) throw new Error(`export * from ${moduleSpecifier?.getText()}: list the names`)
  if (ts.isNamespaceExport(exportClause)) return [exportClause.name.getText()]
  return exportClause.elements.map(({ name }) => name.getText())
}
