import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { buildFit } from '../../../../test/support/fit-builder.ts'
import { expectValues } from '../../../../test/support/refusals.ts'
import { buildGpx, buildTcx, utf16 } from '../../../../test/support/xml-builder.ts'
import texts from '../../../locales/errors/en.json' with { type: 'json' }
import { parseFile } from '../parse.ts'
import { processActivity } from '../parse-and-process.ts'

const CASES = 10_000

/** Far more than a file of a few kilobytes needs, even on a busy machine: only an endless loop takes longer. */
const CASE_LIMIT_MS = 2_000

/** Mulberry32, seeded so that every run has the same cases. */
function randomOf(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit)
  }
}

type Random = ReturnType<typeof randomOf>

const SEEDS: Uint8Array[] = [
  buildFit({ records: 30, lapRecords: 10 }),
  buildFit({ records: 100, sport: 'running', subSport: 'trail' }),
  Buffer.concat([
    buildFit({ records: 5 }),
    buildFit({ records: 5, startedAt: new Date('2026-05-02T06:00:00Z') }),
  ]),
  Buffer.from(buildGpx(10)),
  Buffer.from(buildTcx(10)),
  utf16(buildGpx(5), 'le'),
  gzipSync(buildFit({ records: 30 })),
  gzipSync(buildGpx(10)),
]

const MUTATIONS: ((bytes: Uint8Array, random: Random) => Uint8Array)[] = [
  function truncate(bytes, random) {
    return bytes.slice(0, random(bytes.length))
  },
  function flipBits(bytes, random) {
    const flipped = bytes.slice()
    for (let i = random(8); i >= 0; i--) flipped[random(bytes.length)]! ^= 1 << random(8)
    return flipped
  },
  function overwrite(bytes, random) {
    const written = bytes.slice()
    const at = random(bytes.length)
    return written.fill([0, 0xff, 0x3c, random(256)][random(4)]!, at, at + random(40))
  },
  function splice(bytes, random) {
    const other = SEEDS[random(SEEDS.length)]!
    const from = random(other.length)
    const inserted = other.slice(from, from + random(200))
    return Buffer.concat([bytes.slice(0, random(bytes.length)), inserted, bytes.slice(random(bytes.length))])
  },
  function repeat(bytes, random) {
    const from = random(bytes.length)
    const piece = bytes.slice(from, from + random(100))
    return Buffer.concat([bytes.slice(0, from), piece, piece, piece, bytes.slice(from)])
  },
]

describe('damaged files', () => {
  it(`give a result in time and without throwing, in ${CASES} cases`, { timeout: 60_000 }, () => {
    const random = randomOf(20_261_122)
    const counts = new Map<string, number>()
    for (let i = 0; i < CASES; i++) {
      const mutate = MUTATIONS[i % MUTATIONS.length]!
      const bytes = mutate(Uint8Array.from(SEEDS[random(SEEDS.length)]!), random)
      const started = performance.now()
      const outcome = parseFile(bytes)
      if (outcome.status === 'parsed') outcome.activities.map(processActivity)
      expect(performance.now() - started, `case ${i}, ${mutate.name}`).toBeLessThan(CASE_LIMIT_MS)
      const reason = outcome.status === 'parsed' ? 'parsed' : outcome.reason.code
      counts.set(reason, (counts.get(reason) ?? 0) + 1)
      if (outcome.status === 'refused') expectValues(outcome.reason, texts.recording_refusal)
    }
    // The cases are useful only if they reach deep into the parsers.
    for (const reason of ['parsed', 'xml_malformed', 'damaged_at', 'truncated', 'unknown_format']) {
      expect(counts.get(reason) ?? 0, reason).toBeGreaterThan(CASES / 200)
    }
  })
})
