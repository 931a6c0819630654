import { followsOf } from './data.ts'
import type { BenchDatabase, Databases } from './databases.ts'
import { compete, ratio, type Standing } from './load.ts'
import type { DatabaseName, Options } from './options.ts'
import { signIn, startFitTrack } from './servers.ts'

const FEW_WORKOUTS = 10_000
const MANY_WORKOUTS = 1_000_000
/** With 10,000 workouts there are 50 people, so nobody follows more than 49. */
const FOLLOWS_ABOUT_50 = [35, 65] as const
const FOLLOWS_FEW = [20, 49] as const
const FOLLOWS_THOUSANDS = [3_000, 5_000] as const
const MAX_PEOPLE = 50

export type Follows = {
  database: DatabaseName
  /** The feed of people who follow thousands, against those who follow about 50. */
  thousands: Standing
  fifty: Standing
  people_ratio: number
  /** The feed of people who follow 20 to 49, among 1,000,000 workouts against 10,000. */
  many: Standing
  few: Standing
  size_ratio: number
}

/** How the time of `GET /api/feed/` depends on the number of people followed, and of workouts on the server. */
export async function runFollows(
  databases: Databases,
  name: DatabaseName,
  options: Options,
): Promise<Follows> {
  await using cleanup = new AsyncDisposableStack()
  const enter = async (workouts: number) => {
    const database = await databases.copy(name, workouts)
    cleanup.defer(() => database.remove())
    const server = await startFitTrack(database)
    cleanup.defer(() => server.stop())
    return { database, server }
  }
  const [small, large] = [await enter(FEW_WORKOUTS), await enter(MANY_WORKOUTS)]
  const contestant = async (title: string, { database, server }: typeof small, range: readonly number[]) => {
    const riders = await signIn(database, peopleWhoFollow(database, range))
    return { name: title, server, requests: riders.map(({ headers }) => ({ path: '/api/feed/', headers })) }
  }
  const [fifty, thousands] = await compete(
    [await contestant('50', large, FOLLOWS_ABOUT_50), await contestant('5,000', large, FOLLOWS_THOUSANDS)],
    options,
  )
  const [few, many] = await compete(
    [await contestant('10,000', small, FOLLOWS_FEW), await contestant('1,000,000', large, FOLLOWS_FEW)],
    options,
  )
  return {
    database: name,
    thousands: thousands!,
    fifty: fifty!,
    people_ratio: ratio(thousands!, fifty!, (round) => round.p50_ms),
    many: many!,
    few: few!,
    size_ratio: ratio(many!, few!, (round) => round.p50_ms),
  }
}

/** The first accounts that follow so many people. */
function peopleWhoFollow({ accounts }: BenchDatabase, [least = 0, most = 0]: readonly number[]): number[] {
  const found: number[] = []
  for (let account = 1; account <= accounts && found.length < MAX_PEOPLE; account++) {
    const { length } = followsOf(account, accounts)
    if (length >= least && length <= most) found.push(account)
  }
  if (found.length === 0) throw new Error(`nobody follows ${least} to ${most} people`)
  return found
}
