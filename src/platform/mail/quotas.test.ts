import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildTestApp, type Person, START, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import type { RuledKind } from '../../locales/mail/rules.ts'
import { maintain } from '../../maintenance.ts'
import { inTransaction } from '../database/index.ts'
import { type NewMail, postMail } from './outbox.ts'

const HOUR_MS = 3_600_000
const NEW_DEVICE = 'New sign-in to your account'
const SUMMARY = 'More happened to your account'

onEachDatabase('mails that are too many', (kind) => {
  let test: TestApp
  let ana: Person
  let keys = 0
  beforeAll(async () => {
    test = await buildTestApp(kind)
  })
  afterAll(() => test?.close())
  beforeEach(async () => {
    test.clock.time = START
    const { db } = test.services
    await db.deleteFrom('mail_quota').execute()
    await db.deleteFrom('job').execute()
    ana = await test.register(`person${++keys}`)
    await db.deleteFrom('job').execute()
    test.mails.length = 0
  })

  const accountOf = ({ id, username }: Person) =>
    ({ id, email: `${username}@example.org`, email_verified_at: START, language: 'en' }) as const
  const post = <K extends RuledKind>(
    kind: K,
    values: NewMail<K>['values'],
    more: Partial<NewMail<K>> = {},
  ) => {
    const mail = { kind, account: accountOf(ana), dedupe_key: `key ${++keys}`, values, ...more } as NewMail<K>
    return inTransaction(test.services.db, (trx) => postMail(test.services, trx, mail))
  }
  const times = (count: number, act: (number: number) => Promise<unknown>) =>
    Promise.all(Array.from({ length: count }, (_, number) => act(number)))
  const device = { browser: 'Firefox', device: 'Linux computer', address: '192.0.2.1' }
  const at = new Date(START).toISOString()
  const postNewDevice = (more?: Partial<NewMail<'new_device'>>) =>
    post('new_device', { username: ana.username, ...device, at }, more)
  const invite = (email: string, sender_id = ana.id) =>
    post(
      'invitation',
      { inviter: ana.username, link: { path: '/register' } },
      { account: { id: null, email, email_verified_at: null, language: 'en' }, sender_id },
    )
  const subjects = async () => {
    await test.runJobs()
    return test.mails.splice(0).map(({ subject }) => subject)
  }

  it('are notices that one later mail sums up', async () => {
    await times(12, () => postNewDevice())
    expect(await subjects()).toEqual(Array(5).fill(NEW_DEVICE))
    test.clock.time += 6 * HOUR_MS - 1
    expect(await subjects()).toEqual([])
    test.clock.time += 1
    await test.runJobs()
    expect(test.mails).toMatchObject([
      {
        to: `${ana.username}@example.org`,
        subject: SUMMARY,
        text: expect.stringMatching(/\nSign-ins from new devices: 7\n/),
      },
    ])
    test.mails.length = 0
    test.clock.time += 24 * HOUR_MS
    expect(await subjects()).toEqual([])
    await postNewDevice()
    expect(await subjects()).toEqual([NEW_DEVICE])
  })

  it('do not hold up notices of other kinds, and are summed up together', async () => {
    const { username } = ana
    await times(7, () => postNewDevice())
    await times(6, () => post('api_key_made', { username, name: 'Watch' }))
    await post('password_changed', { username, at })
    expect((await subjects()).toSorted()).toEqual(
      [
        ...Array(5).fill(NEW_DEVICE),
        ...Array(5).fill('A new API key for your account'),
        'Your password was changed',
      ].toSorted(),
    )
    test.clock.time += 6 * HOUR_MS
    await test.runJobs()
    expect(test.mails).toHaveLength(1)
    expect(test.mails[0]?.text).toMatch(/^Sign-ins from new devices: 2$/m)
    expect(test.mails[0]?.text).toMatch(/^New API keys: 1$/m)
  })

  it('have one summary an hour, however many kinds there are', async () => {
    const { username } = ana
    await times(6, () => postNewDevice())
    test.clock.time += HOUR_MS / 4
    await times(6, () => post('api_key_made', { username, name: 'Watch' }))
    test.clock.time += HOUR_MS / 4
    await times(6, () => post('password_changed', { username, at }))
    await subjects()
    test.clock.time = START + 6 * HOUR_MS
    expect(await subjects()).toEqual([SUMMARY])
    await post('password_changed', { username, at })
    test.clock.time += HOUR_MS - 1
    expect(await subjects()).toEqual([])
    test.clock.time += 1
    expect(await subjects()).toEqual([SUMMARY])
  })

  it('are summed up for each address of an account', async () => {
    await times(6, () => postNewDevice())
    await times(7, () => postNewDevice({ to: 'new@example.org' }))
    await subjects()
    test.clock.time += 6 * HOUR_MS
    await test.runJobs()
    expect(test.mails.map(({ to }) => to).toSorted()).toEqual(
      ['new@example.org', `${ana.username}@example.org`].toSorted(),
    )
  })

  it('are summed up by maintenance when their job was lost', async () => {
    await times(6, () => postNewDevice())
    await subjects()
    await test.services.db.deleteFrom('job').execute()
    test.clock.time += 25 * HOUR_MS
    await maintain(test.services)
    expect(await subjects()).toEqual([])
    test.clock.time += 1
    await maintain(test.services)
    expect(await subjects()).toEqual([SUMMARY])
  })

  it('are forgotten with the account', async () => {
    await times(6, () => postNewDevice())
    await subjects()
    await test.services.db.deleteFrom('account').where('id', '=', ana.id).execute()
    test.clock.time += 6 * HOUR_MS
    expect(await subjects()).toEqual([])
  })

  it('are dropped when somebody requested them, but those from a known place count by themselves', async () => {
    const reset = (known_place?: string) =>
      post('reset_password', { username: ana.username, link: { path: '/x' } }, { known_place })
    await times(9, () => reset())
    expect(await subjects()).toHaveLength(2)
    await times(9, () => reset('home'))
    expect(await subjects()).toHaveLength(2)
    test.clock.time += HOUR_MS
    expect(await subjects()).toEqual([])
    await reset()
    expect(await subjects()).toHaveLength(1)
  })

  it('429 for an invitation to a mailbox that got five, in whatever spelling', async () => {
    const spellings = ['cy@example.org', 'CY@example.org', 'cy+a@example.org', 'cy+b@Example.org']
    for (const spelling of [...spellings, 'cy@example.org']) await invite(spelling)
    test.clock.time += HOUR_MS
    await expect(invite('cy+c@example.org')).rejects.toMatchObject({
      code: 'rate_limited',
      statusCode: 429,
      retryAfter_s: (5 * HOUR_MS) / 1000,
    })
    await invite('di@example.org')
    expect(await subjects()).toHaveLength(6)
  })

  it('429 for the 51st invitation of one administrator in a day', async () => {
    for (let n = 0; n < 50; n++) await invite(`guest${n}@example.org`)
    await expect(invite('late@example.org')).rejects.toMatchObject({ code: 'rate_limited' })
    await invite('late@example.org', ana.id + 1_000)
    test.clock.time += 24 * HOUR_MS
    await invite('later@example.org')
  })

  it('do not count when they are not written: without a confirmed address, or a second time', async () => {
    await times(9, () => postNewDevice({ account: { ...accountOf(ana), email_verified_at: null } }))
    for (let n = 0; n < 9; n++) await postNewDevice({ dedupe_key: `same ${ana.id}` })
    await times(4, () => postNewDevice())
    expect(await subjects()).toEqual(Array(5).fill(NEW_DEVICE))
  })

  it('leave no counter behind when its time is over', async () => {
    await postNewDevice()
    const counters = () => test.services.db.selectFrom('mail_quota').selectAll().execute()
    expect(JSON.stringify(await counters())).not.toContain(ana.username)
    test.clock.time += 6 * HOUR_MS
    await maintain(test.services)
    expect(await counters()).toHaveLength(1)
    test.clock.time += 18 * HOUR_MS
    await maintain(test.services)
    expect(await counters()).toEqual([])
  })
})
