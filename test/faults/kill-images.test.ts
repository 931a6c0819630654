import { expect, test } from 'vitest'
import { KILL_POINTS } from './points.ts'
import { runScript } from './server-process.ts'

const KILLS = 3 * KILL_POINTS.length

test(`${KILLS} kills while pictures come in leave no row without its files and no file without a row`, async () => {
  const { code, output } = await runScript('test/faults/kill-images.ts', ['--kills', String(KILLS)])

  expect(output).toMatch(new RegExp(`kills ${KILLS}, acknowledged \\d+, broken 0, orphans 0, unexpected 0`))
  expect(code).toBe(0)
}, 300_000)
