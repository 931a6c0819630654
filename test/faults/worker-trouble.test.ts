import { expect, test } from 'vitest'
import { runScript } from './server-process.ts'
import { KINDS } from './worker-trouble/kinds.ts'

const isLinux = process.platform === 'linux'
const kinds = Object.values(KINDS)
/** Enough for each kind of trouble. */
const ROUNDS = kinds.length * Math.max(...kinds.map(({ length }) => length))

test.runIf(isLinux)(
  'serves everybody while worker processes are killed, starved and confused',
  async () => {
    const { code, output } = await runScript('test/faults/worker-trouble.ts', ['--rounds', String(ROUNDS)])

    const all = kinds.flat().length
    expect(output).toContain(`${ROUNDS} troubles of ${all} kinds out of ${all}`)
    expect(output).toMatch(/, 0 faults$/m)
    expect(code).toBe(0)
  },
  1_200_000,
)
