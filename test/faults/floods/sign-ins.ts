import { setTimeout as sleep } from 'node:timers/promises'
import { type Attack, expect2xx, type Flood } from './flood.ts'
import { isBusy, type Visitor } from './visitor.ts'

const OWNER_SIGNS_IN_EVERY_MS = 2_000
/** The rate limit `auth` allows this many wrong proofs. */
const MAX_PROOFS = 10

/** How many notices of one kind an account gets within hours; the rest is summed up later. */
const MAX_NOTICES = 5

const SYSTEMS = [
  'Windows NT 10.0; Win64; x64',
  'Macintosh; Intel Mac OS X 10_15_7',
  'X11; Linux x86_64',
  'Linux; Android 14; Pixel 8',
  'iPhone; CPU iPhone OS 17_0 like Mac OS X',
]
const BROWSERS = [
  'Chrome/120.0 Safari/537.36',
  'Chrome/120.0 Safari/537.36 Edg/120.0',
  'Chrome/120.0 Safari/537.36 OPR/106.0',
  'Chrome/120.0 Safari/537.36 Vivaldi/6.5',
  'Version/17.0 Safari/605.1',
  'SamsungBrowser/23.0 Chrome/115.0 Safari/537.36',
  'Chrome/120.0 YaBrowser/24.1 Safari/537.36',
]

export const signIns: Flood = {
  name: 'sign-ins',
  tries: '60 sign-ins with changing browsers, which tell the owner each time',
  async run(attack) {
    const attacker = await attack.attacker()
    await attack.confirm(attacker)
    attack.begin()
    const before = attack.mailsTo(attacker.email).length
    await attack.many(attack.times(60), 4, async (n) => {
      const reply = await attacker.signIn(undefined, { 'user-agent': browser(n) })
      attack.count(reply.status)
    })
    await attack.untilOver()
    const mails = attack.mailsTo(attacker.email).length - before
    attack.count('mails', mails)
    attack.expect(mails <= MAX_NOTICES, `60 sign-ins caused ${mails} mails`)
  },
}

/** A different user agent for each number: half with the attacker's own words, half with well-known names. */
function browser(number: number): string {
  if (number % 2 === 0) return `Call-0800-${number}/1.0 (now)`
  const system = SYSTEMS[number % SYSTEMS.length]
  return `Mozilla/5.0 (${system}) AppleWebKit/537.36 ${BROWSERS[number % BROWSERS.length]}`
}

export const wrongPasswords: Flood = {
  name: 'wrong-passwords',
  tries: '60 wrong passwords from one network and 60 from others; the owner signs in meanwhile',
  async run(attack) {
    const owner = attack.stranger()
    expect2xx(await owner.register(`owner-${owner.address.replaceAll('.', '-')}`))
    attack.begin()
    const near = attack.stranger()
    const guess = (address: string) => {
      const { username } = owner
      return attack.send(Object.assign(attack.stranger(), { address }), 'POST', '/api/auth/login/', {
        body: { username, password: 'not the password' },
        as: 'guesses',
      })
    }
    const guessing = attack.many(attack.times(120), 4, (n) =>
      guess(n % 2 === 0 ? near.address : attack.stranger().address),
    )
    await Promise.all([guessing, signInAgain(attack, owner)])
    await attack.untilOver()
  },
}

/** Signs the owner in again and again, from the network in which the account was created. */
async function signInAgain(attack: Attack, owner: Visitor): Promise<void> {
  do {
    await sleep(OWNER_SIGNS_IN_EVERY_MS)
    const reply = await owner.signIn()
    attack.count(`owner ${reply.status}`)
    attack.expect(reply.status === 200 || isBusy(reply), `the owner's sign-in was answered ${reply.status}`)
  } while (!attack.isOver())
}

export const wrongProofs: Flood = {
  name: 'wrong-proofs',
  tries: '120 wrong codes as proof of identity with a stolen session, from changing networks',
  async run(attack) {
    const attacker = await attack.attacker()
    const { access } = attacker
    await attack.many(attack.times(120), 4, (n) =>
      attack.send(Object.assign(attack.stranger(), { access }), 'POST', '/api/auth/mfa/recovery-codes/', {
        body: { otp: String(100_000 + n) },
      }),
    )
    await attack.untilOver()
    const checked = attack.got.get('400') ?? 0
    attack.expect(checked <= MAX_PROOFS, `${checked} codes were checked`)
  },
}
