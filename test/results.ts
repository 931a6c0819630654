import { existsSync, readFileSync } from 'node:fs'

/** The part of the JSON reporter's output that is used here. */
type Report = {
  testResults: { name: string; status: string; assertionResults: { fullName: string; status: string }[] }[]
}

export type Results = { passed: number; failed: number; skipped: string[] }

/** Counts the tests of a run. A file that did not load, or a run that broke off, counts as one failure. */
export function readResults(file: string, exitCode: number): Results {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: [] }
  const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as Report
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults)
  const countOf = (status: string) => tests.filter((test) => test.status === status).length
  const notLoaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length
  const passed = countOf('passed')
  const failed = countOf('failed') + notLoaded
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

/** Part of each title of a test that needs other people's recordings, which are not published with the code. */
export const REAL_RECORDINGS = 'real recordings'

/** Whether the test may be skipped. In CI everything must run, except the tests of real recordings. */
export function maySkip(test: string): boolean {
  return process.env.CI !== 'true' || test.includes(`needs ${REAL_RECORDINGS}`)
}
