import { randomBytes } from 'node:crypto'
import type { Actor } from '../features/auth/index.ts'
import { createAccounts } from '../features/auth/registration/create-accounts.ts'
import { migrations } from '../migrations/index.ts'
import { isUniqueViolation } from '../platform/database/errors.ts'
import { migrateToLatest } from '../platform/database/index.ts'
import type { Db } from '../platform/database/schema.ts'
import { StartupError } from '../platform/errors.ts'
import type { Services } from '../platform/services.ts'
import { closeServices, openServices } from '../services.ts'
import { readPassword } from './ask.ts'
import { type CliContext, printLine } from './context.ts'
import { toStartupError } from './create-admin.ts'
import { configOf } from './database.ts'
import { followPeople } from './demo/follow-people.ts'
import { type DemoPerson, PEOPLE } from './demo/people.ts'
import { type PlannedWorkout, plannedWorkouts } from './demo/planned-workouts.ts'
import { setUpPerson } from './demo/set-up-person.ts'
import { storeWorkout } from './demo/store-workout.ts'
import { showProgress } from './progress.ts'

const JOINED_BEFORE_MS = 90 * 86_400_000

type Flags = { force: boolean; 'password-stdin': boolean }

/** `fittrack seed-demo`: adds eight people who follow each other, with their workouts of the last twelve weeks. */
export async function seedDemo(this: CliContext, flags: Flags): Promise<void> {
  const services = await openServices(configOf(this))
  try {
    await migrateToLatest(services.db, migrations)
    if (!flags.force) await assertNoAccounts(services.db)
    const password = flags['password-stdin']
      ? await readPassword(this)
      : randomBytes(12).toString('base64url')
    const actors = await addPeople(services, password)
    for (const [person, actor] of actors) await setUpPerson(services, actor, person)
    await followPeople(services, [...actors.values()])
    await addWorkouts(this, services, actors)
    printSignIn(this, flags['password-stdin'] ? 'the password that you gave' : password)
  } finally {
    await closeServices(services)
  }
}

async function assertNoAccounts(db: Db): Promise<void> {
  const somebody = await db.selectFrom('account').select('id').limit(1).executeTakeFirst()
  if (somebody)
    throw new StartupError(
      'There are accounts here already; to add the demo people beside them, use --force.',
    )
}

/** Creates the accounts of the demo people, all or none of them. */
async function addPeople(services: Services, password: string): Promise<Map<DemoPerson, Actor>> {
  const joined = { ...services, clock: { now: () => services.clock.now() - JOINED_BEFORE_MS } }
  const forms = PEOPLE.map(({ username, language, time_zone, units }) => ({
    username,
    email: `${username}@example.org`,
    password1: password,
    password2: password,
    language,
    time_zone,
    units,
  }))
  try {
    const accounts = await createAccounts(joined, forms)
    return new Map(PEOPLE.map((person, number) => [person, actorOf(accounts[number]!)]))
  } catch (error) {
    if (isUniqueViolation(error))
      throw new StartupError('The demo people, or somebody of the same name, are here already.')
    throw toStartupError(error)
  }
}

function actorOf(account: Awaited<ReturnType<typeof createAccounts>>[number]): Actor {
  const { id, username, role, language, time_zone, week_start } = account
  return {
    account_id: id,
    session_id: null,
    api_key_id: null,
    scopes: null,
    username,
    role,
    language,
    time_zone,
    week_start,
  }
}

async function addWorkouts(
  context: CliContext,
  services: Services,
  actors: Map<DemoPerson, Actor>,
): Promise<void> {
  const workouts: PlannedWorkout[] = plannedWorkouts(services.clock.now())
  const progress = showProgress(context, 'Workouts', workouts.length)
  try {
    for (const workout of workouts) {
      await storeWorkout(services, actors.get(workout.person)!, workout)
      progress.step()
    }
  } finally {
    progress.stop()
  }
}

function printSignIn(context: CliContext, password: string): void {
  printLine(context, `Sign in as ${PEOPLE.map(({ username }) => username).join(', ')}.`)
  printLine(context, `Password of each: ${password}`)
  printLine(
    context,
    'It is not shown again. Anyone who knows it can sign in: keep demo accounts off a public server.',
  )
}
