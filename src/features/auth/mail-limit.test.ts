import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'

const MAX_MAILS = 10

onEachDatabase('mails to an address that anybody can enter', (kind) => {
  let test: TestApp
  let callers = 0
  beforeAll(async () => {
    test = await buildTestApp(kind, { RATE_LIMITS: `auth=${MAX_MAILS}/15m` })
    for (const name of ['ana', 'ben']) {
      const { id } = await test.register(name, { email: `first-${name}@example.org` })
      // Registration sends a mail, too. It goes to another address here, so that it does not count.
      const email = `${name}@example.org`
      await test.services.db
        .updateTable('account')
        .set({ email, email_key: email })
        .where('id', '=', id)
        .execute()
    }
  })
  afterAll(() => test?.close())

  /** Each call comes from another address, so that only the limit per mailbox can apply. */
  async function requestMail(url: string, email: string) {
    const remoteAddress = `198.51.100.${++callers}`
    const { status, body } = await test.request({ method: 'POST', url, remoteAddress, payload: { email } })
    return { status, body: { ...body, request_id: '', message: body.message?.replace(/\d+ s/, '') } }
  }

  const links = [
    ['to set a new password', '/api/auth/password/reset/', 'ana'],
    ['to verify an address', '/api/auth/registration/resend-email/', 'ben'],
  ] as const
  it.each(links)('429 after ten mails to one address, known or not: %s', async (_, url, name) => {
    const refusals = []
    for (const email of [`${name}@example.org`, `no-${name}@example.org`]) {
      for (let mails = 0; mails < MAX_MAILS; mails++) expect((await requestMail(url, email)).status).toBe(202)
      refusals.push(await requestMail(url, email), await requestMail(url, email.toUpperCase()))
    }
    for (const refusal of refusals) {
      expect([refusal.status, refusal.body.code]).toEqual([429, 'rate_limited'])
      expect(refusal).toEqual(refusals[0])
    }
    expect((await requestMail(url, `other-${name}@example.org`)).status).toBe(202)
  })
})
