import { randomBytes } from 'node:crypto'
import { type Actor, insertAccount, newAccount, openPasswordPolicy } from '../features/auth/index.ts'
import { migrations } from '../migrations/index.ts'
import { isUniqueViolation } from '../platform/database/errors.ts'
import { inTransaction, migrateToLatest } from '../platform/database/index.ts'
import type { Db } from '../platform/database/schema.ts'
import { StartupError } from '../platform/errors.ts'
import type { Services } from '../platform/services.ts'
import { closeServices, openServices } from '../services.ts'
import { readPassword } from './ask.ts'
import { type CliContext, say } from './context.ts'
import { assertRegistration } from './create-admin.ts'
import { configOf } from './database.ts'
import { type Session, sessionsBefore } from './demo/calendar.ts'
import { type DemoPerson, PEOPLE } from './demo/people.ts'
import { settle } from './demo/settle.ts'
import { storeSession } from './demo/store.ts'
import { showProgress } from './progress.ts'

const JOINED_BEFORE_MS = 90 * 86_400_000

type Flags = { force: boolean; 'password-stdin': boolean }

/** `fittrack seed-demo`: eight people and what they did in the last twelve weeks. */
export async function seedDemo(this: CliContext, flags: Flags): Promise<void> {
  const services = await openServices(configOf(this))
  try {
    await migrateToLatest(services.db, migrations)
    if (!flags.force) await assertNobodyHere(services.db)
    const password = flags['password-stdin']
      ? await readPassword(this)
      : randomBytes(12).toString('base64url')
    const actors = await addPeople(services, password)
    for (const [person, actor] of actors) await settle(services, actor, person)
    await addSessions(this, services, actors)
    tellHowToSignIn(this, flags['password-stdin'] ? 'the password that you gave' : password)
  } finally {
    await closeServices(services)
  }
}

async function assertNobodyHere(db: Db): Promise<void> {
  const somebody = await db.selectFrom('account').select('id').limit(1).executeTakeFirst()
  if (somebody)
    throw new StartupError(
      'There are accounts here already; to add the demo people beside them, use --force.',
    )
}

/** All of them or none. */
async function addPeople(services: Services, password: string): Promise<Map<DemoPerson, Actor>> {
  const then = { clock: { now: () => services.clock.now() - JOINED_BEFORE_MS } }
  const policy = openPasswordPolicy(services.config)
  const rows = await Promise.all(
    PEOPLE.map((person) => {
      const { username, language, time_zone, units } = person
      const form = {
        username,
        email: `${username}@example.org`,
        password1: password,
        language,
        time_zone,
        units,
      }
      assertRegistration({ ...form, password2: password })
      return newAccount(then, policy, { ...form, password2: password }, language)
    }),
  )
  try {
    return await inTransaction(services.db, async (trx) => {
      const actors = new Map<DemoPerson, Actor>()
      for (const [number, person] of PEOPLE.entries()) {
        const { id, username, role, language, time_zone, week_start } = await insertAccount(
          trx,
          rows[number]!,
        )
        actors.set(person, {
          account_id: id,
          session_id: null,
          scopes: null,
          username,
          role,
          language,
          time_zone,
          week_start,
        })
      }
      return actors
    })
  } catch (error) {
    if (isUniqueViolation(error))
      throw new StartupError('The demo people, or somebody of the same name, are here already.')
    throw error
  }
}

async function addSessions(
  context: CliContext,
  services: Services,
  actors: Map<DemoPerson, Actor>,
): Promise<void> {
  const sessions: Session[] = sessionsBefore(services.clock.now())
  const progress = showProgress(context, 'Workouts', sessions.length)
  try {
    for (const session of sessions) {
      await storeSession(services, actors.get(session.person)!, session)
      progress.step()
    }
  } finally {
    progress.stop()
  }
}

function tellHowToSignIn(context: CliContext, password: string): void {
  say(context, `Sign in as ${PEOPLE.map(({ username }) => username).join(', ')}.`)
  say(context, `Password of each: ${password}`)
  say(
    context,
    'It is not shown again. Anyone who knows it can sign in: keep demo accounts off a public server.',
  )
}
