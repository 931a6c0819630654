import { expect, test } from 'vitest'
import { runScript } from './server-process.ts'

const CONNECTIONS = 200
const CLOSED_WITHIN_S = 40

test(`the server closes ${CONNECTIONS} connections that send a byte every 5 s, and serves others meanwhile`, async () => {
  const { code, output } = await runScript('test/faults/slow-connections.ts', [
    '--connections',
    String(CONNECTIONS),
  ])

  const [, last_s, requests] =
    /closed after [\d.]+ to ([\d.]+) s; meanwhile (\d+) healthy requests/.exec(output) ?? []
  expect({ code, output, isFound: last_s !== undefined }).toEqual({ code: 0, output, isFound: true })
  expect(Number(last_s)).toBeLessThanOrEqual(CLOSED_WITHIN_S)
  expect(Number(requests)).toBeGreaterThan(100)
  // Clients that read no response are disconnected, too.
  expect(output).toMatch(/, 0 left$/m)
}, 900_000)
