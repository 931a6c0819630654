import type { Actor } from '../../features/auth/index.ts'
import { follow } from '../../features/relations/follows.ts'
import { inTransaction } from '../../platform/database/index.ts'
import type { Services } from '../../platform/services.ts'

/** Each person follows those so many places further in the list, so that some follow each other and some do not. */
const PLACES = [1, 2, 4]

/** Lets the demo people follow some of each other; private profiles get requests. */
export async function followPeople(services: Services, actors: readonly Actor[]): Promise<void> {
  for (const [place, actor] of actors.entries()) {
    for (const further of PLACES) {
      const { username } = actors[(place + further) % actors.length]!
      await inTransaction(services.db, (trx) => follow(services, trx, actor, username))
    }
  }
}
