import { expect, test } from 'vitest'
import { runScript } from './server-process.ts'

const KILLS = 50

test(`a server that is killed ${KILLS} times keeps every acknowledged write and leaves no write half done`, async () => {
  const { code, output } = await runScript('test/faults/kill-writes.ts', ['--kills', String(KILLS)])

  expect(output).toContain('0 unexpected answers')
  expect(output).toMatch(
    new RegExp(`kills ${KILLS}, acknowledged \\d{3,}, missing 0, unexpected 0, partial 0`),
  )
  expect(code).toBe(0)
}, 900_000)
