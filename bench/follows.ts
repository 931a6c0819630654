import { followsOf } from './data.ts'
import type { Databases } from './databases.ts'
import { compete, ratio, type Standing } from './load.ts'
import type { DatabaseName, Options } from './options.ts'
import { signIn, startFitTrack } from './servers.ts'

const WORKOUTS = 1_000_000
const ABOUT_50 = { least: 35, most: 65 }
const THOUSANDS = { least: 3_000, most: 5_000 }
const MAX_PEOPLE = 50

/** The feed of people who follow thousands, against that of people who follow about 50. */
export type Follows = { database: DatabaseName; thousands: Standing; fifty: Standing; ratio: number }

/** How the time of `GET /api/feed/` depends on the number of people followed. */
export async function runFollows(
  databases: Databases,
  name: DatabaseName,
  options: Options,
): Promise<Follows> {
  await using cleanup = new AsyncDisposableStack()
  const database = await databases.copy(name, WORKOUTS)
  cleanup.defer(() => database.remove())
  const server = await startFitTrack(database)
  cleanup.defer(() => server.stop())
  const contestant = async (title: string, range: typeof ABOUT_50) => {
    const riders = await signIn(database, accountsThatFollow(database.accounts, range))
    return { name: title, server, requests: riders.map(({ headers }) => ({ path: '/api/feed/', headers })) }
  }
  const contestants = [await contestant('about 50', ABOUT_50), await contestant('thousands', THOUSANDS)]
  const [fifty, thousands] = (await compete(contestants, options)) as [Standing, Standing]
  return {
    database: name,
    thousands,
    fifty,
    ratio: ratio(thousands, fifty, (round) => round.p50_ms),
  }
}

function accountsThatFollow(accounts: number, { least, most }: typeof ABOUT_50): number[] {
  const found: number[] = []
  for (let account = 1; account <= accounts && found.length < MAX_PEOPLE; account++) {
    const { length } = followsOf(account, accounts)
    if (length >= least && length <= most) found.push(account)
  }
  if (found.length === 0) throw new Error(`nobody follows ${least} to ${most} people`)
  return found
}
