import { describe, expect, it } from 'vitest'
import { read, readJson } from './source-files.ts'

type Lock = {
  packages: Record<
    string,
    { version?: string; resolved?: string; integrity?: string; link?: boolean; dev?: boolean }
  >
}

const manifest = readJson('package.json') as Record<string, Record<string, string> | undefined>
const lock = readJson('package-lock.json') as Lock

const REQUIRED = ['fastify', '@fastify/static', '@fastify/multipart', 'saxes', 'better-sqlite3']
const FORBIDDEN = ['@fastify/middie', '@fastify/express', 'image-size', 'decompress', 'adm-zip']
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

export function describePackages(): void {
  describe('package.json', () => {
    it('pins exact versions', () => {
      for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies'])
        for (const [name, version] of Object.entries(manifest[kind] ?? {}))
          expect(version, name).toMatch(/^\d+\.\d+\.\d+$/)
    })

    it('pins the same Node.js on every platform', () => {
      const versions = new Set(Object.values(manifest.optionalDependencies ?? {}))
      expect([...versions]).toEqual([expect.stringMatching(/^26\./)])
    })
  })

  describe('package-lock.json', () => {
    it('names no registry host, and has a checksum for every package', () => {
      expect(read('package-lock.json')).not.toMatch(/"resolved": "(?:https?|git)/)
      const unchecked = Object.entries(lock.packages).filter(
        ([place, entry]) => place && !entry.link && !entry.integrity,
      )
      expect(unchecked.map(([place]) => place)).toEqual([])
    })

    it.each(MINIMUM)('contains no %s older than %j', (name, minimum) => {
      for (const version of installedVersions(name)) {
        const sameMajor = minimum.find((wanted) => major(wanted) === major(version)) ?? minimum.at(-1) ?? ''
        expect(isAtLeast(version, sameMajor), `${name} ${version}`).toBe(true)
      }
    })

    it.each(REQUIRED)('contains the package %s', (name) => {
      expect(installedVersions(name).length).toBeGreaterThan(0)
    })

    it.each(FORBIDDEN)('does not contain the package %s', (name) => {
      expect(installedVersions(name)).toEqual([])
    })
  })
}

function installedVersions(name: string): string[] {
  return (
    Object.entries(lock.packages)
      .filter(([place]) => place === `node_modules/${name}` || place.endsWith(`/node_modules/${name}`))
      // The tests' S3 server depends on an old fast-xml-parser, which parses only what the tests send.
      .filter(([, { dev }]) => !(name === 'fast-xml-parser' && dev))
      .map(([, { version = '' }]) => version)
  )
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
