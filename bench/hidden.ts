import { type Apart, ask, measureApart } from './apart.ts'
import { usernameOf, workoutOf } from './data.ts'
import type { BenchDatabase, Databases } from './databases.ts'
import type { DatabaseName, Options } from './options.ts'
import { type Rider, type Server, signInRiders, startFitTrack } from './servers.ts'

const TRIES = 200
/** People who have blocked the person that asks. */
const BLOCKERS = 20
const ABSENT_ID = 900_000_000

/** A request for something that the asking person may not see, and the same request for something absent. */
type Question = {
  title: string
  method?: string
  body?: object
  isSignedIn: boolean
  paths(n: number): { hidden: string; absent: string }
}

/** Sends requests for hidden and for absent things in turn; throws when the responses differ in content. */
export async function runHidden(
  databases: Databases,
  name: DatabaseName,
  options: Options,
): Promise<Apart[]> {
  await using cleanup = new AsyncDisposableStack()
  const database = await databases.copy(name, options.workouts)
  cleanup.defer(() => database.remove())
  const server = await startFitTrack(database, {
    isProfiled: options.isProfiled,
    env: { PUBLIC_PAGES: 'on' },
  })
  cleanup.defer(() => server.stop())
  const [rider, ...blockers] = await signInRiders(database, 1 + BLOCKERS)
  await block(server, blockers, rider!)
  const results: Apart[] = []
  for (const { title, method = 'GET', body, isSignedIn, paths } of questions(database, rider!, blockers)) {
    const request = { method, ...(body && { body }), ...(isSignedIn && { headers: rider!.headers }) }
    results.push(
      await measureApart({ title, database: name, tries: TRIES }, async (n) => {
        const { hidden, absent } = paths(n)
        return {
          existing: await ask(server.url + hidden, request),
          absent: await ask(server.url + absent, request),
        }
      }),
    )
  }
  return results
}

async function block(server: Server, blockers: Rider[], { account_id }: Rider): Promise<void> {
  const url = `${server.url}/api/profiles/${usernameOf(account_id)}/block/`
  for (const { headers } of blockers) {
    const { ok, status } = await fetch(url, { method: 'POST', headers })
    if (!ok) throw new Error(`${url} answered ${status}.`)
  }
}

function questions(database: BenchDatabase, { account_id }: Rider, blockers: Rider[]): Question[] {
  const ids = hiddenWorkouts(database, account_id)
  const workout = (rest: string) => (n: number) => ({
    hidden: `/api/workouts/${ids[n % ids.length]}/${rest}`,
    absent: `/api/workouts/${ABSENT_ID + n}/${rest}`,
  })
  const person = (rest: string) => (n: number) => ({
    hidden: `/api/profiles/${usernameOf(blockers[n % blockers.length]!.account_id)}/${rest}`,
    absent: `/api/profiles/${usernameOf(900_000 + n)}/${rest}`,
  })
  const isSignedIn = true
  return [
    { title: 'a workout', isSignedIn, paths: workout('') },
    { title: 'a workout, without an account', isSignedIn: false, paths: workout('') },
    { title: 'the track of a workout', isSignedIn, paths: workout('streams/') },
    { title: 'the laps of a workout', isSignedIn, paths: workout('laps/') },
    { title: 'the original file of a workout', isSignedIn, paths: workout('original/') },
    {
      title: 'a change of a workout',
      method: 'PATCH',
      body: { notes: 'mine now' },
      isSignedIn,
      paths: workout(''),
    },
    { title: 'the profile of somebody who blocks', isSignedIn, paths: person('') },
    { title: 'the workouts of somebody who blocks', isSignedIn, paths: person('workouts/') },
  ]
}

/** Ids of workouts of others that are not public, spread over the data. */
function hiddenWorkouts({ workouts, accounts }: BenchDatabase, account_id: number): number[] {
  const step = Math.max(1, Math.floor(workouts / (4 * TRIES)))
  const numbers = Array.from({ length: Math.floor(workouts / step) }, (_, i) => i * step)
  return numbers.flatMap((number) => {
    const { owner_id, visibility } = workoutOf(number, accounts)
    return owner_id !== account_id && visibility !== 'public' ? [number + 1] : []
  })
}
