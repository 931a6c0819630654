import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/support/app.ts'
import { onEachDatabase } from '../../../test/support/databases.ts'
import { maintain } from '../../maintenance.ts'
import { inTransaction } from '../database/index.ts'
import { hashLinkToken, newMailLink, postMail } from './index.ts'

onEachDatabase('a mail posted by the server', (kind) => {
  let test: TestApp
  beforeAll(async () => {
    test = await buildTestApp(kind, { PUBLIC_URL: 'https://fit.example.org' })
  })
  afterAll(() => test?.close())

  it('is sent by a worker with its link, and deleted a week later', async () => {
    const { services, clock } = test
    const { link, token_hash } = newMailLink(services.secret, '/reset-password', { uid: 7 })
    await inTransaction(services.db, (trx) =>
      postMail(services, trx, {
        kind: 'reset_password',
        account: { id: null, email: 'ben@example.org', email_verified_at: 1, language: 'de' },
        dedupe_key: 'reset',
        values: { username: 'ben', link },
      }),
    )
    await test.runJobs()
    expect(test.mails).toMatchObject([{ to: 'ben@example.org', subject: 'Wähle ein neues Passwort' }])
    const { path, token, uid } = test.lastLink('ben@example.org')
    expect([path, hashLinkToken(token), uid]).toEqual(['/reset-password', token_hash, 7])
    expect(() => test.lastLink('ana@example.org')).toThrow('no mail with a link')

    const mails = () => services.db.selectFrom('mail').select('dedupe_key').execute()
    clock.time += 7 * 86_400_000
    await maintain(services)
    expect(await mails()).toHaveLength(1)
    clock.time += 1
    await maintain(services)
    expect(await mails()).toEqual([])
  })

  it('is deleted with its account', async () => {
    const { services } = test
    const ana = await test.register('ana')
    await test.runJobs()
    const sent = test.mails.length
    await inTransaction(services.db, async (trx) => {
      await postMail(services, trx, {
        kind: 'restored',
        account: { id: ana.id, email: 'ana@example.org', email_verified_at: 1, language: 'en' },
        dedupe_key: 'restored',
        values: { username: 'ana' },
      })
    })
    const [row] = await services.db.selectFrom('mail').select('id').where('kind', '=', 'restored').execute()
    expect(row).toBeDefined()
    await services.db.deleteFrom('account').where('id', '=', ana.id).execute()
    await test.runJobs()
    expect(test.mails).toHaveLength(sent)
    expect(await services.db.selectFrom('job').select('id').execute()).toEqual([])
  })
})
