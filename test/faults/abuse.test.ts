import { expect, test } from 'vitest'
import { runScript } from './server-process.ts'

/** The floods that earlier versions did not survive: the server ended, froze, or left others waiting. */
const FLOODS = ['gzip-bombs', 'streams', 'search', 'unknown-paths', 'pictures', 'wrong-passwords']
const options = '--mix 2 --minutes 0.2 --seed 5 --patience 100'.split(' ')

test('the server serves everybody else while one account attacks in several ways at once', async () => {
  const only = FLOODS.flatMap((name) => ['--only', name])
  const { code, output } = await runScript('test/faults/abuse.ts', [...options, ...only])

  // A fault would be a restart, an unexpected error, a refusal, or a request without a response.
  expect(output).toMatch(/^0 faults$/m)
  expect(code).toBe(0)
}, 300_000)
