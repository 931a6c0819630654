import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { seededRandom } from '../../src/cli/demo/random.ts'
import { LOOP_DELAY } from '../support/ask-loop-delay.ts'
import { type Attempt, faultsOf, type Outcome, tableOf } from './abuse-report.ts'
import { type AttackedServer, type DatabaseName, openAttackedServer } from './abuse-target.ts'
import { Attack, type Flood, newAttacker } from './floods/flood.ts'
import { FLOODS } from './floods/index.ts'
import type { Visitor } from './floods/visitor.ts'
import { startInnocents } from './innocents.ts'
import { startIdle } from './server-process.ts'
import { shuffle } from './shuffle.ts'

// `node bin/launch.mjs test/faults/abuse.ts`: attacks servers with the default limits while innocent people use them.
// Each flood gets a new server. Prints which responses the attacker got and how long the others waited; fails when
// they waited too long. `--only NAME` runs one flood, `--database postgres` uses PostgreSQL, `--patience 20` allows
// 20 times as long, for a busy machine.
// `--mix 200 --minutes 10` instead sends 200 random mixes of floods to one server, which must then free its memory.

const FLOODS_PER_MIX = { least: 2, most: 4 }
/** The share of a flood's requests that a mix sends, because a mix is short. */
const SHARE_OF_MIX = 0.25
/** An attacker is replaced after this many mixes: the old one has used up its rate limits. */
const MIXES_PER_ATTACKER = 5
/** While this many floods are running, the next mix waits. */
const MAX_RUNNING = 8
/** After the mixes, the server's memory must return to the earlier value plus this margin, within this time. */
const MARGIN_MB = 150
const REST_MS = 60_000

const { values } = parseArgs({
  options: {
    database: { type: 'string', default: 'sqlite' },
    only: { type: 'string', multiple: true, default: [] },
    seconds: { type: 'string', default: '15' },
    patience: { type: 'string', default: '1' },
    mix: { type: 'string' },
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})

/** Measures how long other people wait while `attack` runs. */
async function measure(
  name: string,
  attack: (server: AttackedServer, faults: string[]) => Promise<Attempt[]>,
): Promise<Outcome> {
  const server = await openAttackedServer(values.database as DatabaseName, { preload: LOOP_DELAY })
  const idle = await startIdle()
  const faults: string[] = []
  try {
    const innocents = await startInnocents(server.url)
    const before_mb = server.rss_mb()
    await Promise.all([server.loopDelay(), idle.loopDelay()])
    const peak = watchMemory(server)
    const attempts = await attack(server, faults)
    const observed = await innocents.stop()
    const ended = server.ended()
    const [loop, idleLoop] = ended ? [] : await Promise.all([server.loopDelay(), idle.loopDelay()])
    // The mail server may not have received the last mails yet.
    await sleep(500)
    if (ended) faults.push(ended)
    const memory = { before_mb, peak_mb: peak(), after_mb: server.rss_mb() }
    return { name, attempts, observed, mails: [...server.mails], memory, loop, idleLoop, faults }
  } finally {
    await idle.stop()
    await server.close()
  }
}

/** Returns a function that ends the watch and returns the most memory that the server has used meanwhile, in MB. */
function watchMemory(server: AttackedServer): () => number {
  let most = 0
  const look = () => {
    most = Math.max(most, server.rss_mb() || 0)
  }
  const timer = setInterval(look, 100)
  return () => {
    look()
    clearInterval(timer)
    return most
  }
}

/** Runs one flood. Records a fault when the flood itself fails, perhaps because the server ended. */
async function run(flood: Flood, attack: Attack, faults: string[]): Promise<void> {
  try {
    await flood.run(attack)
  } catch (error) {
    faults.push(`${flood.name} failed: ${error}`)
  }
  faults.push(...attack.faults)
}

function measureFlood(flood: Flood): Promise<Outcome> {
  return measure(flood.name, async (server, faults) => {
    const attack = new Attack(server, { seconds: Number(values.seconds), share: 1 })
    await run(flood, attack, faults)
    return [{ ...flood, got: attack.got }]
  })
}

/** Runs mixes of floods. Each kind of flood has its own attacker, who is replaced after some mixes. */
function measureMixes(floods: Flood[], mixes: number, seconds: number): Promise<Outcome> {
  const random = seededRandom(Number(values.seed))
  const attackers = new Map<Flood, { visitor: Visitor; uses: number }>()
  const attempts = floods.map((flood) => ({ ...flood, flood, got: new Map<string, number>() }))

  async function attack(server: AttackedServer, { flood, got }: (typeof attempts)[number], faults: string[]) {
    const known = attackers.get(flood)
    const isFresh = known !== undefined && known.uses < MIXES_PER_ATTACKER
    const attacker = isFresh ? known : { visitor: await newAttacker(server), uses: 0 }
    attackers.set(flood, attacker)
    attacker.uses++
    const attack = new Attack(server, { seconds, share: SHARE_OF_MIX, given: attacker.visitor })
    await run(flood, attack, faults)
    for (const [what, count] of attack.got) got.set(what, (got.get(what) ?? 0) + count)
  }

  return measure(`${mixes} mixes, seed ${values.seed}`, async (server, faults) => {
    const before_mb = server.rss_mb()
    const running = new Set<Promise<unknown>>()
    let left: typeof attempts = []
    for (let mix = 0; mix < mixes && !server.ended(); mix++) {
      if (left.length === 0) left = shuffle(attempts, random)
      const count = Math.round(random.between(FLOODS_PER_MIX.least, FLOODS_PER_MIX.most))
      for (const attempt of left.splice(0, count)) {
        const flood = attack(server, attempt, faults).finally(() => running.delete(flood))
        running.add(flood)
      }
      await sleep(seconds * 1_000)
      while (running.size >= MAX_RUNNING) await Promise.race(running)
    }
    await Promise.all(running)
    faults.push(...(await growthAfterRest(server, before_mb)))
    return attempts
  })
}

/** Waits until the server uses no more memory than before, within a margin. Returns a fault if it never does. */
async function growthAfterRest(server: AttackedServer, before_mb: number): Promise<string[]> {
  const until = performance.now() + REST_MS
  const growth_mb = () => server.rss_mb() - before_mb
  while (growth_mb() > MARGIN_MB && performance.now() < until) await sleep(500)
  return growth_mb() > MARGIN_MB ? [`memory grew by ${growth_mb().toFixed(0)} MB`] : []
}

async function runAll(): Promise<Outcome[]> {
  const names = FLOODS.map(({ name }) => name)
  const unknown = values.only.find((name) => !names.includes(name))
  if (unknown) throw new Error(`There is no flood "${unknown}", but ${names.join(', ')}.`)
  const floods = FLOODS.filter(({ name }) => values.only.length === 0 || values.only.includes(name))
  for (const flood of floods) await flood.prepare?.()
  if (values.mix) {
    const mixes = Number(values.mix)
    return [await measureMixes(floods, mixes, (Number(values.minutes) * 60) / mixes)]
  }
  const outcomes: Outcome[] = []
  for (const flood of floods) outcomes.push(await measureFlood(flood))
  return outcomes
}

const outcomes = await runAll()
console.log(tableOf(outcomes))
const faults = outcomes.flatMap((outcome) => faultsOf(outcome, Number(values.patience)))
for (const fault of faults) console.log(`FAULT ${fault}`)
console.log(`${faults.length} faults`)
process.exitCode = faults.length > 0 ? 1 : 0
