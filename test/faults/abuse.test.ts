import { expect, test } from 'vitest'
import { runScript } from './server-process.ts'

/** Those that once ended, froze or starved the server. */
const FLOODS = ['gzip-bombs', 'streams', 'search', 'unknown-paths', 'pictures', 'wrong-passwords']
const options = '--mix 2 --minutes 0.2 --seed 5 --patience 100'.split(' ')

test('serves everybody else while one account attacks in several ways at once', async () => {
  const only = FLOODS.flatMap((name) => ['--only', name])
  const { code, output } = await runScript('test/faults/abuse.ts', [...options, ...only])

  // No restart, no unexpected error, and nobody was refused or forgotten; the figures are for a busy machine.
  expect(output).toMatch(/^0 faults$/m)
  expect(code).toBe(0)
}, 300_000)
