import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { SPORTS } from '../src/features/sports/index.ts'
import { LANGUAGES } from '../src/platform/i18n.ts'

const ROOT = path.resolve(import.meta.dirname, '..')
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')
const readJson = (file: string) => JSON.parse(read(file))

const entries = readdirSync(path.join(ROOT, 'src'), { recursive: true, withFileTypes: true })
const nameOf = (entry: (typeof entries)[number]) =>
  path.relative(ROOT, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/')

const files = entries.filter((entry) => entry.isFile()).map(nameOf)
const isTest = (file: string) => file.endsWith('.test.ts')
const code = files.filter((file) => file.endsWith('.ts') && !isTest(file))
/** Folders with something in them: an empty one is not in the repository. */
const folders = new Set(files.flatMap(parentsOf))

function parentsOf(file: string): string[] {
  const parts = file.split('/').slice(0, -1)
  return parts.map((_, index) => parts.slice(0, index + 1).join('/')).filter((folder) => folder !== 'src')
}

/** What in `code` matches, as `file: match`. */
function findAll(pattern: RegExp, among = code): string[] {
  return among.flatMap((file) => [...read(file).matchAll(pattern)].map(([match]) => `${file}: ${match}`))
}

describe('the source', () => {
  it('has no file that is too long to read', () => {
    const lengths = files.filter((file) => /\.(ts|json)$/.test(file) && !file.includes('/locales/'))
    const tooLong = lengths
      .map((file) => ({ file, lines: read(file).split('\n').length - 1 }))
      .filter(({ file, lines }) => lines > (isTest(file) ? 600 : 400))
    expect(tooLong).toEqual([])
  })

  it('says which database it is only where it must', () => {
    const allowed = /^src\/(platform\/database\/|migrations\/|platform\/config\.ts)/
    expect(findAll(/sqlite|postgres/gi).filter((hit) => !allowed.test(hit))).toEqual([])
  })

  it('reads the environment in one place: whoever has it hands all of it to readConfig', () => {
    const uses = findAll(/.*\bprocess\s*(?:\?\.|\.|\[)\s*['"]?env\b.*/g)
    expect(uses.filter((hit) => !/readConfig\(process\.env/.test(hit))).toEqual([])
    expect(uses.filter((hit) => !/^src\/(main|cli)\b/.test(hit))).toEqual([])
    expect(findAll(/\benv\b[^'\n]*from 'node:process'/g)).toEqual([])
  })

  it('has no folder for what belongs nowhere', () => {
    const nowhere = ['utils', 'util', 'helpers', 'common', 'shared', 'misc', 'lib']
    const named = entries.filter((entry) => nowhere.includes(entry.name.replace(/\.ts$/, '')))
    expect(named.map(nameOf)).toEqual([])
  })

  it('has names in small letters with dashes, and types that can be erased', () => {
    expect(files.filter((file) => !/^[a-z0-9/.-]+$/.test(file))).toEqual([])
    expect(findAll(/^\s*(export )?(declare )?(const )?enum \w+/gm)).toEqual([])
    expect(findAll(/constructor\([^)]*(private|public|protected|readonly) /g)).toEqual([])
    expect(findAll(/from '\.{1,2}\/[^']*(?<!\.ts|\.json)'/g)).toEqual([])
  })

  it('never makes a copy of a database by copying its file', () => {
    expect(findAll(/(copyFile|cp)(Sync)?\([^)]*\.db/g)).toEqual([])
  })
})

describe('a table', () => {
  /** The folder that registers a table owns it. */
  const registered = code.flatMap((file) =>
    [...read(file).matchAll(/interface Tables \{\n([^}]*(?:\{[^}]*\}[^}]*)*)\n *\}/g)].flatMap(
      ([, body = '']) =>
        [...body.matchAll(/^ +(\w+): /gm)].map(([, table = '']) => ({
          table,
          folder: path.posix.dirname(file),
        })),
    ),
  )
  const owners = new Map(registered.map(({ table, folder }) => [table, `${folder}/`]))
  const WRITES = /\b(?:insertInto|updateTable|deleteFrom|mergeInto|replaceInto)\(\s*'(\w+)/g

  it('is registered exactly once, and every table of the migrations is', () => {
    const created = findAll(/createTable\('(\w+)'/g).map((hit) => /'(\w+)'/.exec(hit)?.[1])
    expect(registered.map(({ table }) => table).toSorted()).toEqual(
      [...created, 'kysely_migration'].toSorted(),
    )
  })

  it('is written by its owner alone', () => {
    const strangers = code.flatMap((file) =>
      [...read(file).matchAll(WRITES)]
        .map(([, table = '']) => ({ file, table }))
        .filter(({ table }) => !file.startsWith(owners.get(table) ?? 'nobody')),
    )
    expect(strangers).toEqual([])
  })

  it('is not written past this check: in SQL text, or by a name that is not written out', () => {
    const outside = code.filter((file) => !/^src\/(migrations|platform\/database)\//.test(file))
    expect(findAll(/\b(insert\s+into|delete\s+from|update\s+\w+\s+set)\b/gi, outside)).toEqual([])
    expect(findAll(/\b(insertInto|updateTable|deleteFrom|mergeInto)\((?!\s*'\w)/g, outside)).toEqual([])
  })
})

describe('docs/architecture.md', () => {
  const document = read('docs/architecture.md')
  const named = new Set(
    [...document.matchAll(/`(src\/[\w/-]*\/)`/g)].map(([, name = '']) => name.slice(0, -1)),
  )

  it('names every folder, and none that does not exist', () => {
    const wanted = [...folders].filter((folder) => /^src\/([^/]+|(features|platform)\/[^/]+)$/.test(folder))
    expect(wanted.filter((folder) => !named.has(folder))).toEqual([])
    expect([...named].filter((folder) => !folders.has(folder))).toEqual([])
  })

  const allowed = importTable(document, 'feature')
  const real: Record<string, Set<string>> = {}
  for (const file of code) {
    const feature = /^src\/features\/([^/]+)\//.exec(file)?.[1]
    if (!feature) continue
    real[feature] ??= new Set()
    for (const [, target = ''] of read(file).matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)) {
      const other = /^src\/features\/([^/]+)\//.exec(path.posix.join(path.posix.dirname(file), target))?.[1]
      if (other && other !== feature) real[feature].add(other)
    }
  }

  it('says of every feature what it imports, no more and no less', () => {
    const found = Object.entries(real).map(([feature, imports]) => [feature, [...imports].toSorted()])
    const wanted = Object.entries(allowed).map(([feature, imports]) => [feature, imports.toSorted()])
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(wanted))
  })

  it('draws no circle', () => {
    expect(inCircles(allowed)).toEqual([])
  })

  it('is kept by the code: features meet at their front doors, and the platform knows none', () => {
    expect(
      findAll(
        /from '[^']*features\/[^']*'/g,
        code.filter((file) => file.startsWith('src/platform/')),
      ),
    ).toEqual([])
    const featureOf = (file: string) => /^src\/features\/[^/]+\//.exec(file)?.[0]
    const sideDoors = code.filter(featureOf).flatMap((file) =>
      [...read(file).matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)]
        .map(([, target = '']) => path.posix.join(path.posix.dirname(file), target))
        .filter((target) => featureOf(target) && featureOf(target) !== featureOf(file))
        .filter((target) => target !== `${featureOf(target)}index.ts`)
        .map((target) => `${file}: ${target}`),
    )
    expect(sideDoors).toEqual([])
  })
})

// Parsed here: dependency-cruiser sees no type imports of .svelte files, because it reads what the compiler made of them.
describe('the web client', () => {
  const web = readdirSync(path.join(ROOT, 'web/src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name) && !isTest(entry.name))
    .map(nameOf)
  const folderOf = (file: string) => /^web\/src\/((?:features\/)?[^/]+)\//.exec(file)?.[1]
  const imports = web.flatMap((file) =>
    [...read(file).matchAll(/(?:from|import\(?)\s*'(\.[^']+)'/g)].map(([, target = '']) => ({
      file,
      target: path.posix.join(path.posix.dirname(file), target),
    })),
  )
  const allowed = importTable(read('docs/architecture.md'), 'client folder')
  const isFeature = (folder: string) => folder.startsWith('features/')

  it('has the folders of the table, with the imports that it allows', () => {
    const found: Record<string, Set<string>> = {}
    for (const folder of web.map(folderOf).filter((name) => name !== undefined)) found[folder] ??= new Set()
    for (const { file, target } of imports) {
      const [from, to] = [folderOf(file), folderOf(target)]
      if (!from || !to || from === to || to === 'locales') continue
      // Features use the base, the components and the shell without saying so.
      if (isFeature(to) || !isFeature(from)) found[from]?.add(to)
    }
    const sorted = (table: Record<string, Iterable<string>>) =>
      Object.fromEntries(Object.entries(table).map(([folder, names]) => [folder, [...names].toSorted()]))
    expect(sorted(found)).toEqual(sorted(allowed))
  })

  it('has no circle of folders, and no part of it imports the page table', () => {
    expect(inCircles(allowed)).toEqual([])
    expect(imports.filter(({ target }) => target === 'web/src/pages.ts').map(({ file }) => file)).toEqual([
      'web/src/main.ts',
    ])
  })

  it('takes only shared texts and the table of sports from the server', () => {
    const outside = imports.map(({ target }) => target).filter((target) => !target.startsWith('web/src/'))
    expect([...new Set(outside)].toSorted()).toEqual([
      'src/features/sports/index.ts',
      'src/locales/de.json',
      'src/locales/en.json',
    ])
  })
})

describe('the packages', () => {
  const manifest = readJson('package.json') as Record<string, Record<string, string> & string>
  const lock = readJson('package-lock.json') as {
    packages: Record<
      string,
      { version?: string; resolved?: string; integrity?: string; link?: boolean; dev?: boolean }
    >
  }
  const placesOf = (name: string) =>
    Object.entries(lock.packages).filter(
      ([place]) => place === `node_modules/${name}` || place.endsWith(`/node_modules/${name}`),
    )
  const installed = (name: string) =>
    placesOf(name)
      // The S3 server of the tests brings an old one, which reads nothing but what the tests send it.
      .filter(([, { dev }]) => !(name === 'fast-xml-parser' && dev))
      .map(([, { version = '' }]) => version)

  it('are pinned to exact versions', () => {
    for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies']) {
      for (const [name, version] of Object.entries(manifest[kind] ?? {})) {
        expect(version, name).toMatch(/^\d+\.\d+\.\d+$/)
      }
    }
  })

  it('come from wherever this machine gets packages: the lock file names no host', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved": "(?:https?|git)/)
    const unchecked = Object.entries(lock.packages).filter(
      ([place, entry]) => place && !entry.link && !entry.integrity,
    )
    expect(unchecked.map(([place]) => place)).toEqual([])
  })

  const MINIMUM: [name: string, versions: string[], why: string][] = [
    ['fastify', ['5.8.3'], 'CVE-2026-25223, -25224, -3419, -3635'],
    ['@fastify/static', ['9.1.1'], 'CVE-2026-6414'],
    ['@fastify/multipart', ['7.4.1'], 'CVE-2023-25576'],
    ['ws', ['8.21.1'], 'CVE-2026-45736, -48779, -62389'],
    ['undici', ['6.23.0', '7.18.0'], 'CVE-2026-2229, -2581'],
    ['saxes', ['6.0.0'], 'streaming, no entities'],
    ['fast-xml-parser', ['5.10.1'], 'five entity-limit bypasses in 2026'],
    ['better-sqlite3', ['13.2.0'], 'SQLite 3.51.2 and older can corrupt a database'],
  ]
  it.each(MINIMUM)('hold %s at %j or newer, where it is installed', (name, minimum) => {
    for (const version of installed(name)) {
      const sameMajor = minimum.find((wanted) => major(wanted) === major(version)) ?? minimum.at(-1) ?? ''
      expect(isAtLeast(version, sameMajor), `${name} ${version}`).toBe(true)
    }
  })

  it.each(['fastify', '@fastify/static', '@fastify/multipart', 'saxes', 'better-sqlite3'])(
    'hold %s',
    (name) => {
      expect(installed(name).length).toBeGreaterThan(0)
    },
  )

  it.each(['@fastify/middie', '@fastify/express', 'image-size', 'decompress', 'adm-zip'])(
    'never hold %s',
    (name) => {
      expect(installed(name)).toEqual([])
    },
  )

  it('run on one pinned Node.js on every platform', () => {
    const versions = new Set(Object.values(manifest.optionalDependencies ?? {}))
    expect([...versions]).toEqual([expect.stringMatching(/^26\./)])
  })
})

describe('the texts', () => {
  const catalogues = Object.fromEntries(
    LANGUAGES.map((language) => [language, readJson(`src/locales/${language}.json`)]),
  )

  it.each(LANGUAGES)('exist in %s for every key, and nothing is empty', (language) => {
    expect(keysOf(catalogues[language])).toEqual(keysOf(catalogues.en))
    for (const text of textsOf(catalogues[language])) expect(text.trim()).not.toBe('')
  })

  it.each(LANGUAGES)('name every sport and give its workouts a title in %s', (language) => {
    const { sport, title_noun } = catalogues[language] as Record<string, Record<string, string>>
    expect(Object.keys(sport ?? {}).toSorted()).toEqual([...SPORTS].toSorted())
    expect(Object.keys(title_noun ?? {}).toSorted()).toEqual([...SPORTS].toSorted())
  })

  it.each(LANGUAGES)('ask for the same values in %s as in English', (language) => {
    const placeholders = (text: string) =>
      [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name).toSorted()
    expect(textsOf(catalogues[language]).map(placeholders)).toEqual(textsOf(catalogues.en).map(placeholders))
  })
})

/** The table of `docs/architecture.md` that says which imports are allowed, found by the title of its first column. */
function importTable(document: string, title: string): Record<string, string[]> {
  const [, table = ''] = document.split(`| ${title} | may import |\n|---|---|\n`)
  const [rows = ''] = table.split('\n\n')
  return Object.fromEntries(
    rows
      .trim()
      .split('\n')
      .map((row) => {
        const [, name = '', imports = ''] = row.split('|').map((cell) => cell.trim())
        return [name, imports.split(/[,\s]+/).filter(Boolean)] as const
      }),
  )
}

/** The names of the table that reach themselves over its imports. */
function inCircles(allowed: Record<string, string[]>): string[] {
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    (allowed[from] ?? []).some((next) => {
      if (next === to) return true
      if (seen.has(next)) return false
      seen.add(next)
      return reaches(next, to, seen)
    })
  return Object.keys(allowed).filter((name) => reaches(name, name))
}

type Catalogue = { [key: string]: string | Catalogue }

function leavesOf(catalogue: Catalogue, prefix = ''): [key: string, text: string][] {
  return Object.entries(catalogue)
    .flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[prefix + key, value]] : leavesOf(value, `${prefix}${key}.`),
    )
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
}

function keysOf(catalogue: Catalogue): string[] {
  return leavesOf(catalogue).map(([key]) => key)
}

function textsOf(catalogue: Catalogue): string[] {
  return leavesOf(catalogue).map(([, text]) => text)
}

function major(version: string): number {
  return Number.parseInt(version, 10)
}

function isAtLeast(version: string, minimum: string): boolean {
  const [have, want] = [version, minimum].map((text) => text.split(/[.-]/).map(Number))
  const difference = [0, 1, 2]
    .map((index) => (have?.[index] ?? 0) - (want?.[index] ?? 0))
    .find((part) => part !== 0)
  return (difference ?? 0) >= 0
}
