import { expect, test } from 'vitest'
import { KILL_POINTS } from './kill-point-names.ts'
import { runScript } from './server-process.ts'

const KILLS = 3 * KILL_POINTS.length

test(`after ${KILLS} kills during uploads, every picture has its files, and no other file is left`, async () => {
  const { code, output } = await runScript('test/faults/kill-images.ts', ['--kills', String(KILLS)])

  expect(output).toMatch(new RegExp(`kills ${KILLS}, acknowledged \\d+, broken 0, orphans 0, unexpected 0`))
  expect(code).toBe(0)
}, 900_000)
