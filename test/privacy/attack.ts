import { parseArgs } from 'node:util'
import { MIN_OFF_CENTRE_M, PITCH_M } from '../../src/features/cropping/cells.ts'
import { type DatabaseName, openAttackedServer } from '../faults/abuse-target.ts'
import { type Person as Client, registerPerson, type SendRequest } from '../support/person.ts'
import { misses } from './bar.ts'
import { ESTIMATORS, ownEstimators } from './estimators/index.ts'
import { attackGeometry, countsOf } from './geometry.ts'
import { placeMarked, RADIUS_M } from './hiding.ts'
import { recordingsOf } from './recording.ts'
import { guess, type Results, tableOf } from './results.ts'
import { hideInZone, lookAt, publish } from './through-api.ts'
import { type Person, people } from './world.ts'

// `node bin/launch.mjs test/privacy/attack.ts --homes 200 --tracks 40`: tries to find the homes of made-up people from
// their tracks. First without a server: circles that hide nothing but points, zones, and hidden ends. Then through the
// API of a server: hidden ends as a follower, zones as a stranger. Prints the share of homes that each estimator finds
// within 50 m and its median error; fails when that misses the bar of `bar.ts`. The last four estimators know how
// FitTrack hides places; they are only reported. `--only geometry` or `--only api` runs one half, `--seed 2` makes other
// people, `--database postgres` uses PostgreSQL.

const WORKERS = 4

const { values } = parseArgs({
  options: {
    homes: { type: 'string', default: '200' },
    tracks: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    database: { type: 'string', default: 'sqlite' },
  },
})
const [homes, tracks, seed] = [Number(values.homes), Number(values.tracks), Number(values.seed)]
const KNOWING = ownEstimators({
  side_m: PITCH_M + 2 * RADIUS_M,
  pitch_m: PITCH_M,
  off_centre_m: MIN_OFF_CENTRE_M,
})

/** The attack through the API of a server of its own. */
async function attackApi(): Promise<Map<string, Results>> {
  const results = new Map<string, Results>([
    ['API: hidden ends, as a follower', new Map()],
    ['API: zone, as a stranger', new Map()],
  ])
  const env = { RATE_LIMITS: 'off', DEBUG: 'true' }
  const server = await openAttackedServer(values.database as DatabaseName, { env })
  try {
    const request = requestTo(server.url)
    const follower = await registerPerson(request, async () => {}, 'follower')
    const stranger = await registerPerson(request, async () => {}, 'stranger')
    const left = people(homes, seed)
    let begun = 0
    const work = async () => {
      for (const person of left) {
        if (++begun % 10 === 0) console.log(`home ${begun} of ${homes}`)
        const owner = await registerPerson(request, async () => {}, `home${begun}`)
        await attackPerson(person, { owner, follower, stranger }, [...results.values()])
      }
    }
    await Promise.all(Array.from({ length: WORKERS }, work))
  } finally {
    await server.close()
  }
  return results
}

async function attackPerson(
  person: Person,
  { owner, follower, stranger }: { owner: Client; follower: Client; stranger: Client },
  [ends, zone]: Results[],
): Promise<void> {
  await follower.post(`/api/profiles/${owner.username}/follow/`)
  const ids = await publish(owner, recordingsOf(person, tracks))
  const seenBy = async (viewer: Client) => {
    const { middle } = person.town
    const sightings = await lookAt(viewer, owner.username, { middle, workouts: tracks })
    return sightings.map(({ seen }) => seen).filter((seen) => seen !== null)
  }
  const all = { ...ESTIMATORS, ...KNOWING }
  guess(ends!, all, person, await seenBy(follower), countsOf(tracks))
  await hideInZone(owner, ids, placeMarked(person))
  guess(zone!, all, person, await seenBy(stranger), countsOf(tracks))
}

/** Sends requests as tests inside the server's process do. */
function requestTo(server: string): SendRequest {
  return async ({ method = 'GET', url, headers, payload }) => {
    const isJson = payload !== undefined && !Buffer.isBuffer(payload)
    const response = await fetch(`${server}${url}`, {
      method,
      headers: {
        ...(headers as Record<string, string>),
        ...(isJson && { 'content-type': 'application/json' }),
      },
      ...(payload !== undefined && {
        body: isJson ? JSON.stringify(payload) : new Uint8Array(payload as Buffer),
      }),
    })
    const text = await response.text()
    const isObject = response.headers.get('content-type')?.startsWith('application/json')
    return {
      status: response.status,
      body: isObject ? JSON.parse(text) : text,
      headers: Object.fromEntries(response.headers),
    }
  }
}

const faults: string[] = []
const report = (title: string, results: Results) => {
  console.log(`\n${title}\n${tableOf(results)}`)
  if (title === 'naive circle') return
  const judged = [...results].filter(([name]) => name in ESTIMATORS)
  faults.push(...misses(new Map(judged)).map((fault) => `${title}: ${fault}`))
}
console.log(`${homes} homes, ${tracks} tracks each, seed ${seed}`)
if (values.only !== 'api') {
  const manners = ['naive circle', 'zone', 'hidden ends'] as const
  for (const [manner, results] of attackGeometry(manners, { homes, tracks, seed, own: KNOWING }))
    report(manner, results)
}
if (values.only !== 'geometry') for (const [title, results] of await attackApi()) report(title, results)
for (const fault of faults) console.error(`FAULT: ${fault}`)
process.exitCode = faults.length > 0 ? 1 : 0
