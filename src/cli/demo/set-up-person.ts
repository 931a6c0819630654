import type { Actor } from '../../features/auth/index.ts'
import { createGoal } from '../../features/goals/index.ts'
import { changeProfile, setWeight } from '../../features/profiles/index.ts'
import { inTransaction } from '../../platform/database/index.ts'
import type { Services } from '../../platform/services.ts'
import { localDate } from '../../platform/time.ts'
import type { DemoPerson } from './people.ts'
import { PROFILES } from './profiles.ts'
import { seededRandom } from './random.ts'

const WEEKS = 12
const WEEK_MS = 7 * 86_400_000

/** Writes the profile of a person, a weight for each week, and the goals. */
export async function setUpPerson(services: Services, actor: Actor, person: DemoPerson): Promise<void> {
  const { goals, ...profile } = PROFILES[person.username]!
  await changeProfile(services, actor, 'me', profile)
  const random = seededRandom(person.mass_kg)
  const now = services.clock.now()
  for (let week = WEEKS; week >= 0; week--) {
    const date = localDate(now - week * WEEK_MS, actor.time_zone)
    const weight_kg = Math.round(10 * (person.mass_kg + week * 0.12 + random.between(-0.5, 0.5))) / 10
    await setWeight(services, actor, date, weight_kg)
  }
  const start_date = localDate(now - WEEKS * WEEK_MS, actor.time_zone)
  await inTransaction(services.db, async (trx) => {
    for (const goal of goals) await createGoal(services, trx, actor, { ...goal, start_date })
  })
}
