import type { Attack, Flood } from './flood.ts'
import { expect2xx } from './flood.ts'
import { PASSWORD, type Visitor } from './visitor.ts'

const RECIPIENTS = 40
const VICTIMS = 4
/** What `auth` allows: of registrations, resets and changes of address together, from one network. */
const MAX_BY_ONE = 10
/** How many links for a new password a mailbox gets in an hour. */
const MAX_TO_ONE = 2

export const mails: Flood = {
  name: 'mails',
  tries: 'mails to 40 addresses by one account, and 80 to one address from 20 networks',
  async run(attack) {
    const victims = await Promise.all(Array.from({ length: VICTIMS }, (_, n) => victim(attack, n)))
    const before = attack.target.mails.length
    const attacker = await attack.attacker()
    attack.begin()
    const recipients = Array.from({ length: RECIPIENTS }, (_, n) => `${attacker.username}-${n}@example.net`)
    await attack.many(attack.times(RECIPIENTS), 2, async (n) => {
      const [email, password] = [recipients[n], PASSWORD]
      await attack.send(attacker, 'PATCH', '/api/auth/user/', { body: { email, password }, as: 'changes' })
      await register(attack, attacker, `${attacker.username}-${Date.now()}-${n}`, recipients[n] ?? '')
      await askFor(attack, attacker, victims[n % VICTIMS]?.email ?? '')
    })
    await attack.many(attack.times(20), 2, async () => {
      await askFor(attack, attack.stranger(), victims[0]?.email ?? '')
    })
    await attack.untilOver()
    expectFewMails(attack, attacker, before)
  },
}

async function victim(attack: Attack, number: number): Promise<Visitor> {
  const visitor = attack.stranger()
  expect2xx(await visitor.register(`victim${number}-${Date.now()}`))
  await attack.confirm(visitor)
  return visitor
}

function register(attack: Attack, { address }: Visitor, username: string, email: string) {
  const body = { username, email, password1: PASSWORD, password2: PASSWORD }
  return attack.send(Object.assign(attack.stranger(), { address }), 'POST', '/api/auth/registration/', {
    body,
    as: 'registrations',
  })
}

/** Requests the two mails that anybody can request for an address. */
async function askFor(attack: Attack, { address }: Visitor, email: string): Promise<void> {
  const visitor = Object.assign(attack.stranger(), { address })
  for (const path of ['password/reset', 'registration/resend-email'])
    await attack.send(visitor, 'POST', `/api/auth/${path}/`, { body: { email }, as: 'requests' })
}

function expectFewMails(attack: Attack, attacker: Visitor, before: number): void {
  // The names leave out the mails to innocent visitors who register meanwhile.
  const sent = attack.target.mails.slice(before).flatMap(({ to }) => to)
  const byAttacker = sent.filter((to) => to.startsWith(`${attacker.username}-`))
  const toVictims = sent.filter((to) => to.startsWith('victim'))
  const perVictim = Map.groupBy(toVictims, (to) => to)
  const mostToOne = Math.max(0, ...[...perVictim.values()].map((all) => all.length))
  attack.count('mails by one', byAttacker.length)
  attack.count('most to one', mostToOne)
  attack.expect(byAttacker.length <= MAX_BY_ONE, `one account sent ${byAttacker.length} mails`)
  attack.expect(mostToOne <= MAX_TO_ONE, `one address got ${mostToOne} mails`)
}
