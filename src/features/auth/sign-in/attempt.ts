import { createHash } from 'node:crypto'
import { LimitExceeded } from '../../../platform/limits/index.ts'
import type { Services } from '../../../platform/services.ts'
import type { AccountRow } from '../account/queries.ts'
import { type Familiarity, knownPlaceOf, placesOf, type SignInOrigin } from '../sessions/known-places.ts'

export type Judgement = { familiarity: Familiarity; isAllowed: boolean }

/** An attempt to sign in with a name. It counts towards the limits until it is given back. */
export type Attempt = {
  /** Set when the points of the name are used up. Then only places that the account knows may go on. */
  exceeded: LimitExceeded | undefined
  /**
   * How the account knows the place of the attempt, and whether a password may be accepted from there. Does the same
   * work without an account, so that timing reveals neither accounts nor places.
   */
  judge(account: AccountRow | undefined): Promise<Judgement>
  giveBack(): Promise<void>
}

/**
 * Counts an attempt towards the limit of the typed name, wherever it comes from. Accounts have no limit of their own: a
 * limit shared by two names would reveal that they belong together. Each known place has further points of its own, so
 * that strangers cannot lock out the owner. A failure from there looks like a stranger's, so that nobody can find out
 * which networks an account knows.
 */
export async function beginAttempt(
  { db, limits, secret }: Pick<Services, 'db' | 'limits' | 'secret'>,
  name: string,
  origin: SignInOrigin,
): Promise<Attempt> {
  const taken: string[] = []
  const take = async (key: string) => {
    try {
      await limits.take('auth', key)
      taken.push(key)
      return undefined
    } catch (error) {
      if (error instanceof LimitExceeded) return error
      throw error
    }
  }
  const exceeded = await take(`sign-in ${createHash('sha256').update(name).digest('base64url')}`)
  return {
    exceeded,
    async judge(account) {
      const account_id = account?.id ?? 0
      const places = placesOf(secret, origin)
      const known = await knownPlaceOf(db, account_id, places)
      const familiarity = known?.kind ?? 'stranger'
      if (!exceeded) return { familiarity, isAllowed: true }
      const place_hash = known?.place_hash ?? places.at(-1)?.place_hash
      const ownExceeded = await take(`sign-in ${account_id} ${place_hash}`)
      return { familiarity, isAllowed: known !== undefined && !ownExceeded }
    },
    async giveBack() {
      for (const key of taken.splice(0)) await limits.giveBack('auth', key)
    },
  }
}
