import { expect, test } from 'vitest'
import { runScript } from './server-process.ts'

const KILLS = 50

test(`${KILLS} kills while people write lose nothing and leave nothing in pieces`, async () => {
  const { code, output } = await runScript('test/faults/kill-writes.ts', ['--kills', String(KILLS)])

  expect(output).toContain('0 unexpected answers')
  expect(output).toMatch(new RegExp(`kills ${KILLS}, acknowledged \\d{3,}, lost 0, ghosts 0, half 0`))
  expect(code).toBe(0)
}, 300_000)
