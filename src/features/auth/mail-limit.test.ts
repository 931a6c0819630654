import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'

const MOST_MAILS = 10

onEachDatabase('mails that anybody can have sent', (kind) => {
  let test: TestApp
  let callers = 0
  beforeAll(async () => {
    test = await buildTestApp(kind, { RATE_LIMITS: `auth=${MOST_MAILS}/15m` })
    for (const name of ['ana', 'ben']) {
      const { id } = await test.register(name, { email: `first-${name}@example.org` })
      // Registering had a mail sent, too: to an address that is not what is counted here.
      const email = `${name}@example.org`
      await test.services.db
        .updateTable('account')
        .set({ email, email_key: email })
        .where('id', '=', id)
        .execute()
    }
  })
  afterAll(() => test?.close())

  /** Each comes from an address of its own: only the mailbox can be what is counted. */
  async function ask(url: string, email: string) {
    const remoteAddress = `198.51.100.${++callers}`
    const { status, body } = await test.request({ method: 'POST', url, remoteAddress, payload: { email } })
    return { status, body: { ...body, request_id: '', message: body.message?.replace(/\d+ s/, '') } }
  }

  const links = [
    ['to set a new password', '/api/auth/password/reset/', 'ana'],
    ['to verify an address', '/api/auth/registration/resend-email/', 'ben'],
  ] as const
  it.each(links)('are ten at most to a mailbox, known or not: %s', async (_, url, name) => {
    const refusals = []
    for (const email of [`${name}@example.org`, `no-${name}@example.org`]) {
      for (let mails = 0; mails < MOST_MAILS; mails++) expect((await ask(url, email)).status).toBe(202)
      refusals.push(await ask(url, email), await ask(url, email.toUpperCase()))
    }
    for (const refusal of refusals) {
      expect([refusal.status, refusal.body.code]).toEqual([429, 'rate_limited'])
      expect(refusal).toEqual(refusals[0])
    }
    expect((await ask(url, `other-${name}@example.org`)).status).toBe(202)
  })
})
