import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeDatabase, onEachDatabase, type TestDatabase } from '../../../test/support/databases.ts'
import type { RuledKind } from '../../locales/mail/rules.ts'
import { readConfig } from '../config.ts'
import { inTransaction, openDatabase } from '../database/index.ts'
import type { Db } from '../database/schema.ts'
import { deadJobs, type JobHandlers, type JobLanes, JobQueue, runDueJobs } from '../jobs/index.ts'
import { openSecret } from '../secret.ts'
import { hashLinkToken, type Mailer, mailJobs, memoryMailer, newMailLink, postMail } from './index.ts'
import { MailRefused } from './mailer.ts'
import type { NewMail } from './outbox.ts'
import { type MailServices, removeOldMails, sendMail } from './send.ts'

const START = Date.UTC(2026, 10, 22, 12)
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const ANA = { id: null, email: 'ana@example.org', email_verified_at: 1, language: 'en' } as const

onEachDatabase('mails', (kind) => {
  let database: TestDatabase
  let db: Db
  let services: MailServices & { queue: JobQueue }
  let lines: string[] = []
  const clock = { time: START, now: () => clock.time }
  let mailer = memoryMailer()

  beforeAll(async () => {
    database = await makeDatabase(kind)
    const config = readConfig({ ...database.env, PUBLIC_URL: 'https://fit.example.org' })
    db = await openDatabase(config)
    const log = pino({ level: 'info' }, { write: (line: string) => lines.push(line) })
    services = {
      config,
      clock,
      db,
      log,
      secret: openSecret(config),
      mailer,
      queue: new JobQueue(clock, { 'mail.send': 'mails' } as JobLanes),
    }
  })
  afterAll(async () => {
    await db?.destroy()
    await database?.remove()
  })
  beforeEach(async () => {
    clock.time = START
    lines = []
    mailer = memoryMailer()
    services.mailer = mailer
    await db.deleteFrom('mail').execute()
    await db.deleteFrom('mail_quota').execute()
    await db.deleteFrom('job').execute()
  })

  const mail = (more: Partial<NewMail<'restored'>> = {}): NewMail<'restored'> => ({
    kind: 'restored',
    account: ANA,
    dedupe_key: 'k',
    values: { username: 'ana' },
    ...more,
  })
  const post = <K extends RuledKind>(given: NewMail<K>) =>
    inTransaction(db, (trx) => postMail(services, trx, given))
  const run = () => runDueJobs(services, mailJobs(services) as JobHandlers)
  const rows = () => db.selectFrom('mail').selectAll().orderBy('id').execute()
  const jobs = () => db.selectFrom('job').selectAll().execute()
  const failing = (error: Error): Mailer & { tries: string[] } => {
    const tries: string[] = []
    return {
      tries,
      async send({ messageId }) {
        tries.push(messageId)
        throw error
      },
      close() {},
    }
  }

  describe('posting a mail', () => {
    it('writes a mail with the commit of the caller, and not after a rollback', async () => {
      const lost = inTransaction(db, async (trx) => {
        await postMail(services, trx, mail())
        throw new Error('no')
      })
      await expect(lost).rejects.toThrow('no')
      expect([await rows(), await jobs()]).toEqual([[], []])
      await post(mail())
      await run()
      expect(mailer.sent).toMatchObject([{ to: 'ana@example.org', subject: 'Your account is open again' }])
    })

    it('writes no second mail with the same key, even after the first was sent', async () => {
      await Promise.all(Array.from({ length: 20 }, () => post(mail())))
      expect([(await rows()).length, (await jobs()).length]).toEqual([1, 1])
      await run()
      await post(mail())
      await run()
      expect(mailer.sent).toHaveLength(1)
      expect(await jobs()).toEqual([])
    })

    it('uses the language of the account, and another address when one is given', async () => {
      await post(mail({ account: { ...ANA, language: 'de' }, to: 'new@example.org' }))
      await run()
      expect(mailer.sent).toMatchObject([{ to: 'new@example.org', subject: 'Dein Konto ist wieder offen' }])
    })

    it('does not store the token of a link', async () => {
      const { link, token_hash } = newMailLink(services.secret, '/reset-password', { uid: 7 })
      await post({
        kind: 'reset_password',
        account: ANA,
        dedupe_key: 'r',
        values: { username: 'ana', link },
      })
      const before = JSON.stringify([await rows(), await jobs()])
      await run()
      const [, token = ''] = /#token=([\w-]+)&uid=7$/m.exec(mailer.sent[0]?.text ?? '') ?? []
      expect(hashLinkToken(token)).toBe(token_hash)
      expect(mailer.sent[0]?.html).toContain(token)
      expect(before).not.toContain(token)
      expect(JSON.stringify(await rows())).not.toContain(token)
    })
  })

  describe('sending a mail', () => {
    it('keeps only the key and the time of a sent mail', async () => {
      await post(mail())
      clock.time += 5_000
      await run()
      expect(await rows()).toMatchObject([
        { dedupe_key: 'k', kind: 'restored', sent_at: START + 5_000, recipient: '', values: '{}' },
      ])
      expect(await jobs()).toEqual([])
    })

    it('does not send a mail again when its job runs again', async () => {
      await post(mail())
      const [job] = await jobs()
      await run()
      await db.insertInto('job').values(job!).execute()
      await run()
      expect(mailer.sent).toHaveLength(1)
      expect(await jobs()).toEqual([])
    })

    it('sends a mail again with the same Message-ID when the server dies before it is marked as sent', async () => {
      await post(mail())
      const [row] = await rows()
      const dying = sendMail(services, row!.id, {
        async finishIn() {
          throw new Error('the process ended')
        },
      })
      await expect(dying).rejects.toThrow('the process ended')
      expect(await rows()).toMatchObject([{ sent_at: null, recipient: 'ana@example.org' }])
      await run()
      const ids = mailer.sent.map(({ messageId }) => messageId)
      expect(ids).toEqual([`<${row!.id}.${START}@fit.example.org>`, ids[0]])
    })

    it('sends nothing when the account is gone', async () => {
      await post(mail())
      await db.deleteFrom('mail').execute()
      await run()
      expect([mailer.sent, await jobs()]).toEqual([[], []])
    })
  })

  describe('mails that the mail server does not accept', () => {
    it('are retried for three days, at least hourly, and sent when the server is back', async () => {
      const down = failing(new Error('connect ECONNREFUSED'))
      services.mailer = down
      await post(mail())
      while (clock.time < START + 71 * HOUR_MS) {
        await run()
        clock.time += HOUR_MS / 4
      }
      expect(down.tries.length).toBeGreaterThan(65)
      expect(new Set(down.tries).size).toBe(1)
      services.mailer = mailer
      clock.time += HOUR_MS
      await run()
      expect(mailer.sent.map(({ messageId }) => messageId)).toEqual([down.tries[0]])
      expect([await jobs(), await deadJobs(db)]).toEqual([[], []])
    })

    it('are dropped after three days with a log line and no dead job', async () => {
      services.mailer = failing(new Error('connect ECONNREFUSED'))
      await post(mail())
      while (clock.time < START + 3 * DAY_MS + 2 * HOUR_MS) {
        await run()
        clock.time += HOUR_MS / 4
      }
      services.mailer = mailer
      await run()
      expect([mailer.sent, await rows(), await jobs()]).toEqual([[], [], []])
      expect(lines.filter((line) => line.includes('was dropped'))).toHaveLength(1)
    })

    it('are dropped when their link has expired', async () => {
      const expires_at = new Date(START + HOUR_MS).toISOString()
      const { link } = newMailLink(services.secret, '/reset-password', { uid: 7, expires_at })
      services.mailer = failing(new Error('connect ECONNREFUSED'))
      await post({ kind: 'reset_password', account: ANA, dedupe_key: 'r', values: { username: 'ana', link } })
      await run()
      services.mailer = mailer
      clock.time += HOUR_MS
      await run()
      expect([mailer.sent, await rows(), await jobs()]).toEqual([[], [], []])
    })

    it('are not retried after a permanent refusal; the log names the mail but no address', async () => {
      const refusing = failing(new MailRefused(550))
      services.mailer = refusing
      await post(mail())
      await run()
      clock.time += DAY_MS
      await run()
      expect(refusing.tries).toHaveLength(1)
      expect(await jobs()).toEqual([])
      const [row] = await rows()
      expect(row).toMatchObject({ sent_at: START, recipient: '' })
      expect(lines.map((line) => JSON.parse(line))).toMatchObject([
        { level: 40, mail: row!.id, kind: 'restored', response: 550 },
      ])
      expect(lines.join()).not.toContain('example.org')
    })

    it('do not delay other mails', async () => {
      const keyless = newMailLink(services.secret, '/x').link
      const broken = { ...keyless, key_id: '00000000' }
      await post({
        kind: 'verify_email',
        account: ANA,
        dedupe_key: 'a',
        values: { username: 'ana', link: broken },
      })
      await post(mail({ dedupe_key: 'b' }))
      await run()
      expect(mailer.sent).toMatchObject([{ subject: 'Your account is open again' }])
      expect(await jobs()).toMatchObject([{ state: 'delayed', failures: 1 }])
    })
  })

  it('are deleted a week after they were written, and no earlier', async () => {
    await post(mail({ dedupe_key: 'old' }))
    clock.time += 1_000
    await post(mail({ dedupe_key: 'young' }))
    await run()
    expect(await removeOldMails(db, START + 1_000)).toBe(1)
    expect(await rows()).toMatchObject([{ dedupe_key: 'young' }])
  })
})
