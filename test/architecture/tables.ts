import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { findAll, read, serverCode } from './source-files.ts'

/** Each `interface Tables` in which a feature registers its tables. */
const REGISTRATIONS = /interface Tables \{\n([^}]*(?:\{[^}]*\}[^}]*)*)\n *\}/g
const WRITES = /\b(?:insertInto|updateTable|deleteFrom|mergeInto|replaceInto)\(\s*'(\w+)/g

export function describeTables(): void {
  describe('a database table', () => {
    const registered = registeredTables()
    const owners = new Map(registered.map(({ table, folder }) => [table, `${folder}/`]))

    it('that a migration creates is registered exactly once', () => {
      const created = findAll(/createTable\('(\w+)'/g).map((hit) => /'(\w+)'/.exec(hit)?.[1])
      expect(registered.map(({ table }) => table).toSorted()).toEqual(
        [...created, 'kysely_migration'].toSorted(),
      )
    })

    it('is written only in the folder that registers it', () => {
      const writers = serverCode.flatMap((file) =>
        [...read(file).matchAll(WRITES)].map(([, table = '']) => ({ file, table })),
      )
      const others = writers.filter(({ file, table }) => !file.startsWith(owners.get(table) ?? 'no owner'))
      expect(others).toEqual([])
    })

    it('is written only by query builders with a literal table name, which these tests can find', () => {
      const outside = serverCode.filter((file) => !/^src\/(migrations|platform\/database)\//.test(file))
      expect(findAll(/\b(insert\s+into|delete\s+from|update\s+\w+\s+set)\b/gi, outside)).toEqual([])
      expect(findAll(/\b(insertInto|updateTable|deleteFrom|mergeInto)\((?!\s*'\w)/g, outside)).toEqual([])
    })
  })

  describe('the database', () => {
    it('is named SQLite or PostgreSQL only in the database layer, the migrations and the configuration', () => {
      const allowed = /^src\/(platform\/database\/|migrations\/|platform\/config\.ts)/
      expect(findAll(/sqlite|postgres/gi).filter((hit) => !allowed.test(hit))).toEqual([])
    })

    it('is never backed up by copying its file', () => {
      expect(findAll(/(copyFile|cp)(Sync)?\([^)]*\.db/g)).toEqual([])
    })
  })
}

function registeredTables(): { table: string; folder: string }[] {
  return serverCode.flatMap((file) => {
    const bodies = [...read(file).matchAll(REGISTRATIONS)].map(([, body = '']) => body)
    const tables = bodies.flatMap((body) => [...body.matchAll(/^ +(\w+): /gm)].map(([, table = '']) => table))
    return tables.map((table) => ({ table, folder: path.posix.dirname(file) }))
  })
}
