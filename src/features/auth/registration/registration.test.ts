import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, PASSWORD, START, type TestApp } from '../../../../test/support/app.ts'
import { onEachDatabase } from '../../../../test/support/databases.ts'
import { hashLinkToken } from '../../../platform/mail/index.ts'

const URL = '/api/auth/registration/'

onEachDatabase('registration', (kind) => {
  let test: TestApp
  beforeAll(async () => {
    test = await buildTestApp(kind)
    await test.register('taken', { email: 'Taken@Example.org' })
  })
  afterAll(() => test?.close())

  const given = (change: object = {}) => ({
    username: 'ana.lind',
    email: 'ana@example.org',
    password1: PASSWORD,
    password2: PASSWORD,
    ...change,
  })
  const register = (change: object, headers = {}) =>
    test.request({ method: 'POST', url: URL, payload: given(change), headers })
  const accounts = async () =>
    (await test.services.db.selectFrom('account').select('username').execute()).map((row) => row.username)

  it('returns the account and the tokens of a session', async () => {
    const { status, body, headers } = await register({})
    expect(status).toBe(201)
    expect(Object.keys(body).toSorted()).toEqual(['access', 'refresh', 'user'])
    expect(body.user).toEqual({
      id: expect.any(Number),
      username: 'ana.lind',
      email: 'ana@example.org',
      is_email_verified: false,
      role: 'user',
      language: 'en',
      time_zone: 'UTC',
      units: 'metric',
      week_start: 'monday',
      created_at: new Date(START).toISOString(),
    })
    expect(Buffer.from(body.refresh, 'base64url').length).toBeGreaterThanOrEqual(32)
    expect(headers).not.toHaveProperty('set-cookie')
    const me = await test.request({
      url: '/api/auth/user/',
      headers: { authorization: `Bearer ${body.access}` },
    })
    expect(me.body).toEqual(body.user)
  })

  it('accepts language, time zone and units; the default language is the browser’s', async () => {
    const chosen = { language: 'de', time_zone: 'europe/ljubljana', units: 'imperial' }
    const { body } = await register({ username: 'chosen', ...chosen })
    expect(body.user).toMatchObject({ ...chosen, time_zone: 'Europe/Ljubljana' })
    const german = await register({ username: 'german' }, { 'accept-language': 'fr, de-AT;q=0.9, en;q=0.5' })
    expect(german.body.user.language).toBe('de')
    const both = await register({ username: 'both', language: 'en' }, { 'accept-language': 'de' })
    expect(both.body.user.language).toBe('en')
  })

  describe('with wrong values', () => {
    const cases: [string, object, Record<string, string[]>][] = [
      ['no username', { username: undefined }, { username: ['is required'] }],
      ['no address', { email: undefined }, { email: ['is required'] }],
      ['no password', { password1: undefined }, { password1: ['is required'] }],
      ['only one password', { password2: undefined }, { password2: ['is required'] }],
      [
        'two different passwords',
        { password2: `${PASSWORD}!` },
        { password2: ['is not the same as password1'] },
      ],
      [
        'two different passwords of composed letters',
        { password1: 'e\u0301'.repeat(12), password2: 'x'.repeat(12) },
        { password2: ['is not the same as password1'] },
      ],
      ['a username of two letters', { username: 'ab' }, { username: ['must have at least 3 characters'] }],
      [
        'a username of 31 letters',
        { username: 'a'.repeat(31) },
        { username: ['must have at most 30 characters'] },
      ],
      [
        'a username that begins with a dot',
        { username: '.ana' },
        { username: ['has characters that are not allowed'] },
      ],
      [
        'a username that ends with a dash',
        { username: 'ana-' },
        { username: ['has characters that are not allowed'] },
      ],
      [
        'an address as username',
        { username: 'a@b.c' },
        { username: ['has characters that are not allowed'] },
      ],
      [
        'a username with a slash',
        { username: 'a/../b' },
        { username: ['has characters that are not allowed'] },
      ],
      [
        'a username with a line break',
        { username: 'anna\n' },
        { username: ['has characters that are not allowed'] },
      ],
      ['an invalid address', { email: 'ana' }, { email: ['must be an e-mail address'] }],
      [
        'an address with a line break',
        { email: 'ana@example.org\nBcc: x@y.z' },
        { email: ['must be an e-mail address'] },
      ],
      [
        'a short password',
        { password1: 'x'.repeat(11) },
        { password1: ['must be at least 12 characters long'] },
      ],
      [
        'a password of 257 characters',
        { password1: 'x'.repeat(257) },
        { password1: ['must have at most 256 characters'] },
      ],
      ['a number as a password', { password1: 123456789012 }, { password1: ['must be text'] }],
      ['a role', { role: 'admin' }, { role: ['is not a known field'] }],
      ['an id', { id: 1 }, { id: ['is not a known field'] }],
      ['a verified address', { email_verified_at: 1 }, { email_verified_at: ['is not a known field'] }],
      [
        'an unknown session mode',
        { session_mode: 'none' },
        { session_mode: ['must be one of token, cookie'] },
      ],
      ['an unknown language', { language: 'xx' }, { language: ['must be one of en, de'] }],
      [
        'an unknown time zone',
        { time_zone: 'Mars/Base' },
        { time_zone: ['must be the name of a time zone, such as Europe/Ljubljana'] },
      ],
      ['a taken username', { username: 'taken' }, { username: ['is already taken'] }],
      ['a taken username in other case', { username: 'TAKEN' }, { username: ['is already taken'] }],
    ]
    it.each(cases)('400 for %s', async (_, change, errors) => {
      const before = await accounts()
      const { status, body } = await register({ username: 'refused', ...change })
      expect([status, body.code, body.errors]).toEqual([400, 'invalid', errors])
      expect(await accounts()).toEqual(before)
    })

    it.each(['ｔａｋｅｎ', 'tаken', 'ta\u200bken', 'ta\u0301ken', 'ⓣaken', 'taĸen'])(
      '400 for a look-alike of a taken username: %s',
      async (username) => {
        const { status, body } = await register({ username })
        expect([status, Object.keys(body.errors)]).toEqual([400, ['username']])
      },
    )

    it('400 with every wrong field at once', async () => {
      const { body } = await register({ username: 'a', email: 'x', password1: '' })
      expect(Object.keys(body.errors).toSorted()).toEqual(['email', 'password1', 'username'])
    })
  })

  it('accepts an address that is in use, so that nobody learns who has an account', async () => {
    const first = await register({ username: 'first', email: 'shared@example.org' })
    const second = await register({ username: 'second', email: 'SHARED@example.org' })
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.body.user.email).toBe('SHARED@example.org')
    // The address cannot be used to sign in before it is verified.
    const { status } = await test.request({
      method: 'POST',
      url: '/api/auth/login/',
      payload: { email: 'shared@example.org', password: PASSWORD },
    })
    expect(status).toBe(401)
  })

  it.each(['fittrackfittrack', 'Ana.Lind-12345', '1qaz2wsx3edc'])(
    '400 for an easily guessed password: %s',
    async (password1) => {
      const { status, body } = await register({ username: 'ana.lind', password1, password2: password1 })
      expect([status, Object.keys(body.errors)]).toEqual([400, ['password1']])
    },
  )

  it('requires no particular kinds of characters in a password', async () => {
    for (const [index, password] of [
      'aaaaaaaaaaaaaaaaaaaaaaaa',
      '            ',
      'ひらがなひらがなひらがな',
    ].entries()) {
      const { status } = await register({
        username: `free${index}`,
        password1: password,
        password2: password,
      })
      expect([password, status]).toEqual([password, 201])
    }
  })

  it('gives a username to one of 20 parallel requests, and stores nothing from the others', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => register({ username: i % 2 ? 'wanted' : 'WANTED' })),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(19)
    const orphans = await test.services.db
      .selectFrom('session')
      .leftJoin('account', 'account.id', 'session.account_id')
      .select('session.id')
      .where('account.id', 'is', null)
      .execute()
    expect(orphans).toEqual([])
  })
})

it.each([
  [{}, { registration: 'open', password_min_length: 12, public_pages: false }],
  [
    { REGISTRATION: 'closed', PASSWORD_MIN_LENGTH: '20', PUBLIC_PAGES: 'on' },
    { registration: 'closed', password_min_length: 20, public_pages: true },
  ],
] as [Record<string, string>, object][])(
  'GET /api/auth/registration/ returns the rules of a server with %j',
  async (env, rules) => {
    const test = await buildTestApp('SQLite', env)
    try {
      expect((await test.request({ url: URL })).body).toEqual(rules)
    } finally {
      await test.close()
    }
  },
)

onEachDatabase('registration by invitation', (kind) => {
  const register = (test: TestApp, given: object) =>
    test.request({
      method: 'POST',
      url: URL,
      payload: { email: 'x@example.org', password1: PASSWORD, password2: PASSWORD, ...given },
    })
  const invite = async (test: TestApp) => {
    const row = {
      code_hash: hashLinkToken('the code'),
      email: null,
      created_by: null,
      created_at: START,
      expires_at: START + 1_000,
      used_at: null,
      used_by: null,
    }
    await test.services.db.insertInto('invitation').values(row).execute()
  }

  it('accepts a code once in ten parallel requests', async () => {
    const test = await buildTestApp(kind, { REGISTRATION: 'invitation' })
    try {
      await invite(test)
      const none = await register(test, { username: 'nobody' })
      const wrong = await register(test, { username: 'nobody', invitation: 'a guess' })
      for (const { status, body } of [none, wrong])
        expect([status, Object.keys(body.errors)]).toEqual([400, ['invitation']])
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, i) =>
          register(test, { username: `invited${i}`, invitation: 'the code' }),
        ),
      )
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
      const accounts = await test.services.db.selectFrom('account').select('username').execute()
      expect(accounts).toHaveLength(1)
    } finally {
      await test.close()
    }
  })

  it('400 for an expired code', async () => {
    const test = await buildTestApp(kind, { REGISTRATION: 'invitation' })
    try {
      await invite(test)
      test.clock.time += 1_000
      expect((await register(test, { username: 'late', invitation: 'the code' })).status).toBe(400)
    } finally {
      await test.close()
    }
  })

  it('403 when registration is closed', async () => {
    const test = await buildTestApp(kind, { REGISTRATION: 'closed' })
    try {
      const { status, body } = await register(test, { username: 'nobody' })
      expect([status, body.code]).toEqual([403, 'forbidden'])
    } finally {
      await test.close()
    }
  })
})
