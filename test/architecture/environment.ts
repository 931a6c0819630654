import { describe, expect, it } from 'vitest'
import { findAll } from './source-files.ts'

export function describeEnvironment(): void {
  describe('process.env', () => {
    const uses = findAll(/.*\bprocess\s*(?:\?\.|\.|\[)\s*['"]?env\b.*/g)

    it('is read only by readConfig', () => {
      expect(uses.filter((hit) => !/readConfig\(process\.env/.test(hit))).toEqual([])
      expect(findAll(/\benv\b[^'\n]*from 'node:process'/g)).toEqual([])
    })

    it('is passed on only by the entry points', () => {
      expect(uses.filter((hit) => !/^src\/(main|cli)\b/.test(hit))).toEqual([])
    })
  })
}
