import { existsSync, readFileSync } from 'node:fs'

/** What vitest's JSON reporter writes, as far as it is read here. */
type Report = {
  testResults: { name: string; status: string; assertionResults: { fullName: string; status: string }[] }[]
}

export type Results = { passed: number; failed: number; skipped: string[] }

/** Counts a run's tests. A file that did not load, or a run that broke off, counts as one failure. */
export function readResults(file: string, exitCode: number): Results {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: [] }
  const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as Report
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults)
  const countOf = (status: string) => tests.filter((test) => test.status === status).length
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length
  const passed = countOf('passed')
  const failed = countOf('failed') + unloaded
  const skipped = tests
    .filter(({ status }) => status !== 'passed' && status !== 'failed')
    .map(({ fullName }) => fullName)
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed, skipped }
}

export function addUp(all: Results[]): Results {
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failed: all.reduce((sum, { failed }) => sum + failed, 0),
    skipped: all.flatMap(({ skipped }) => skipped),
  }
}

/** CI runs everything, save what it says in TEST_ALLOW_MISSING it cannot have (`real recordings`). */
export function mayBeMissing(name: string): boolean {
  if (process.env.CI !== 'true') return true
  const allowed = (process.env.TEST_ALLOW_MISSING ?? '').split(',').map((part) => part.trim())
  return allowed.some((part) => part !== '' && name.includes(part))
}
