import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeDatabase, onEachDatabase, type TestDatabase } from '../../../test/support/databases.ts'
import {
  type Behaviour,
  headersOf,
  type MailServer,
  startMailServer,
} from '../../../test/support/mail-server.ts'
import { readConfig } from '../config.ts'
import { inTransaction, openDatabase } from '../database/index.ts'
import type { Db } from '../database/schema.ts'
import { type JobHandlers, type JobLanes, JobQueue, runDueJobs } from '../jobs/index.ts'
import { openSecret } from '../secret.ts'
import { type Mail, type Mailer, mailJobs, newMailLink, postMail } from './index.ts'
import { MailRefused } from './mailer.ts'
import { openSmtpMailer, smtpOptions } from './smtp.ts'

const TIMEOUT_MS = 400
const START = Date.UTC(2026, 10, 22, 12)
const HOUR_MS = 3_600_000
const MAIL: Mail = {
  from: 'FitTrack <fittrack@example.org>',
  to: 'ana@example.org',
  subject: 'Grüße',
  text: 'Hello\n',
  html: '<p>Hello</p>\n',
  messageId: '<1.2@fit.example.org>',
}

const clock = { time: START, now: () => clock.time }
const configOf = (more: object = {}) => ({
  host: '127.0.0.1',
  port: 0,
  user: '',
  password: '',
  from: MAIL.from,
  ...more,
})
let server: MailServer
let mailer: Mailer
const open = (more: object = {}) =>
  openSmtpMailer({ mail: configOf({ port: server.port, ...more }), clock, timeout_ms: TIMEOUT_MS })

afterEach(async () => {
  mailer?.close()
  await server?.stop()
  clock.time = START
})

describe('a mail sent by SMTP', () => {
  beforeEach(async () => {
    server = await startMailServer()
    mailer = open()
  })

  it('arrives with sender, recipient, subject, both parts and Message-ID', async () => {
    await mailer.send(MAIL)
    const [mail] = server.received
    expect(mail).toMatchObject({ from: 'fittrack@example.org', to: ['ana@example.org'], tls: true })
    expect(headersOf(mail!, 'From')).toEqual(['FitTrack <fittrack@example.org>'])
    expect(headersOf(mail!, 'To')).toEqual(['ana@example.org'])
    expect(headersOf(mail!, 'Subject')).toEqual(['=?UTF-8?Q?Gr=C3=BC=C3=9Fe?='])
    expect(headersOf(mail!, 'Message-ID')).toEqual(['<1.2@fit.example.org>'])
    expect(headersOf(mail!, 'Auto-Submitted')).toEqual(['auto-generated'])
    expect(mail!.content).toContain('\r\n\r\nHello\r\n')
    expect(mail!.content).toContain('\r\n\r\n<p>Hello</p>\r\n')
  })

  it('reuses a connection, and opens a new one when the server has closed it', async () => {
    await mailer.send(MAIL)
    await mailer.send(MAIL)
    expect(server.connections).toBe(1)
    await server.stop()
    await server.start()
    await mailer.send(MAIL)
    expect(server.received).toHaveLength(3)
  })

  it.each<[Behaviour, number]>([
    ['refuses', 550],
    ['refuses the content', 554],
  ])('is given up when the server %s', async (conduct, responseCode) => {
    server.behave(conduct)
    const failure = await mailer.send(MAIL).catch((error) => error)
    expect(failure).toBeInstanceOf(MailRefused)
    expect(failure.responseCode).toBe(responseCode)
  })

  it.each<Behaviour>([
    'defers',
    'defers the content',
    'refuses the sender',
    'disconnects in the middle',
    'hangs',
    'hangs at the recipient',
  ])('may be tried again when the server %s, and the error repeats no address', async (conduct) => {
    server.behave(conduct)
    const failure = await mailer.send(MAIL).catch((error) => error)
    expect(failure).toBeInstanceOf(Error)
    expect(failure).not.toBeInstanceOf(MailRefused)
    expect(failure.message).toMatch(/^the mail server did not take it \(E[A-Z]+\): /)
    expect(JSON.stringify({ ...failure }) + failure.stack + String(failure.cause)).not.toContain('ana@')
    expect(server.received).toEqual([])
  })

  it('waits for an unreachable server once, not for every mail', async () => {
    server.behave('hangs')
    await expect(mailer.send(MAIL)).rejects.toThrow('did not take it')
    const { connections } = server
    await expect(mailer.send(MAIL)).rejects.toThrow('could not be reached a moment ago')
    expect(server.connections).toBe(connections)
    server.behave('accepts')
    clock.time += 20_000
    await mailer.send(MAIL)
    expect(server.received).toHaveLength(1)
  })

  it('may arrive twice with one Message-ID when the mail server dies before it confirms', async () => {
    server.behave('accepts without a reply')
    await expect(mailer.send(MAIL)).rejects.toThrow('did not take it')
    server.behave('accepts')
    clock.time += 20_000
    await mailer.send(MAIL)
    expect(server.received.flatMap((mail) => headersOf(mail, 'Message-ID'))).toEqual([
      MAIL.messageId,
      MAIL.messageId,
    ])
  })

  it('times out when the server answers very slowly', async () => {
    const trickling = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.write('220 hello\r\n')
      const timer = setInterval(() => socket.write('250-more\r\n'), TIMEOUT_MS / 8)
      socket.once('close', () => clearInterval(timer))
    })
    trickling.listen(0, '127.0.0.1')
    await once(trickling, 'listening')
    const { port } = trickling.address() as AddressInfo
    mailer = open({ port })
    await expect(mailer.send(MAIL)).rejects.toThrow('did not take it')
    trickling.close()
  })
})

describe('the headers of a mail', () => {
  const VICTIM = 'victim@example.org'
  beforeEach(async () => {
    server = await startMailServer()
    mailer = open()
  })

  it.each<Partial<Mail>>([
    { subject: `Hello\r\nBcc: ${VICTIM}\r\n\r\nanother text` },
    { subject: `Hello\nBcc: ${VICTIM}` },
    { subject: `Hello\rBcc: ${VICTIM}` },
    { from: `Fit\r\nBcc: ${VICTIM}\r\nX: <fittrack@example.org>` },
    { from: `"Fit\r\nBcc: ${VICTIM}" <fittrack@example.org>` },
    { messageId: `<1@example.org>\r\nBcc: ${VICTIM}` },
    { text: `.\r\nMAIL FROM:<a@example.org>\r\nRCPT TO:<${VICTIM}>\r\nDATA\r\n.\r\n` },
  ])('cannot get another line from a value: %j', async (trick) => {
    await mailer.send({ ...MAIL, ...trick })
    expect(server.received).toMatchObject([{ to: ['ana@example.org'] }])
    const [mail] = server.received
    expect(headersOf(mail!, 'Bcc')).toEqual([])
    expect(headersOf(mail!, 'To')).toEqual(['ana@example.org'])
  })

  it.each([
    `ana@example.org, ${VICTIM}`,
    `ana@example.org;${VICTIM}`,
    `ana@example.org\r\nBcc: ${VICTIM}`,
    `ana@example.org>\r\nRCPT TO:<${VICTIM}`,
    `ana@example.org\r\n`,
    `"${VICTIM}" <ana@example.org>`,
    `ana@${VICTIM}`,
    '',
  ])('never name several recipients: %j is refused', async (to) => {
    const failure = await mailer.send({ ...MAIL, to }).catch((error) => error)
    expect(failure).toBeInstanceOf(MailRefused)
    expect(server.connections).toBe(0)
  })
})

describe('authentication at the mail server', () => {
  const withPassword = { user: 'fittrack', password: 'right' }

  it('uses name and password over STARTTLS', async () => {
    server = await startMailServer()
    mailer = open(withPassword)
    await mailer.send(MAIL)
    expect(server.logins).toEqual([{ user: 'fittrack', password: 'right', tls: true }])
    expect(server.received).toMatchObject([{ user: 'fittrack', tls: true }])
  })

  it('uses TLS from the start on port 465', () => {
    expect(smtpOptions(configOf({ port: 465 }))).toMatchObject({ secure: true })
    expect(smtpOptions(configOf({ port: 587 }))).toMatchObject({ secure: false })
  })

  it('keeps the mail for a retry when the password is wrong', async () => {
    server = await startMailServer()
    mailer = open({ user: 'fittrack', password: 'wrong' })
    const failure = await mailer.send(MAIL).catch((error) => error)
    expect(failure).not.toBeInstanceOf(MailRefused)
    expect(failure.message).toContain('EAUTH')
  })

  it('requires encryption and a valid certificate, except when the server is on this machine', () => {
    for (const host of ['smtp.example.org', '192.0.2.1', '10.0.0.1', '::2', 'localhost.example.org']) {
      expect(smtpOptions(configOf({ host, ...withPassword })), host).toMatchObject({
        requireTLS: true,
        tls: { rejectUnauthorized: true },
      })
    }
    for (const host of ['localhost', 'LOCALHOST', '127.0.0.1', '127.1.2.3', '::1', 'mail.localhost']) {
      expect(smtpOptions(configOf({ host, ...withPassword })), host).toMatchObject({
        requireTLS: false,
        tls: { rejectUnauthorized: false },
      })
    }
  })

  // 0.0.0.0 also reaches this machine but does not count as local.
  it.skipIf(process.platform === 'win32').each([
    ['that offers no encryption', { hideSTARTTLS: true }],
    ['whose certificate nobody signed', {}],
  ])('tells no password to a server on another machine %s', async (_, options) => {
    server = await startMailServer(options)
    mailer = open({ host: '0.0.0.0', ...withPassword })
    await expect(mailer.send(MAIL)).rejects.toThrow('did not take it')
    expect(server.connections).toBeGreaterThan(0)
    expect([server.logins, server.received]).toEqual([[], []])
  })

  it('works unencrypted with a server on this machine that has no TLS', async () => {
    server = await startMailServer({ disabledCommands: ['STARTTLS'], allowInsecureAuth: true })
    mailer = open(withPassword)
    await mailer.send(MAIL)
    expect(server.received).toMatchObject([{ user: 'fittrack', tls: false }])
  })
})

onEachDatabase('mails through all failures of a mail server', (kind) => {
  let database: TestDatabase
  let db: Db

  beforeAll(async () => {
    database = await makeDatabase(kind)
    db = await openDatabase(readConfig(database.env))
  })
  afterAll(async () => {
    await db?.destroy()
    await database?.remove()
  })

  it('arrive exactly once each, with one Message-ID', async () => {
    server = await startMailServer()
    mailer = open()
    const config = readConfig({ ...database.env, PUBLIC_URL: 'https://fit.example.org' })
    const queue = new JobQueue(clock, { 'mail.send': 'mails' } as JobLanes)
    const secret = openSecret(config)
    const services = { config, clock, db, log: pino({ level: 'silent' }), secret, mailer, queue }
    const handlers = mailJobs(services) as JobHandlers
    const posted: string[] = []
    const postSome = async (name: string) => {
      for (let i = 0; i < 3; i++) {
        const email = `${name.replaceAll(' ', '-')}-${i}@example.org`
        const { link } = newMailLink(secret, '/verify-email')
        await inTransaction(db, (trx) =>
          postMail(services, trx, {
            kind: 'verify_email',
            account: { id: null, email, email_verified_at: 1, language: 'en' },
            dedupe_key: email,
            values: { username: `Eve\r\nBcc: victim@example.org`, link },
          }),
        )
        posted.push(email)
      }
    }
    const go = async (hours: number) => {
      const end = clock.time + hours * HOUR_MS
      while (clock.time < end) {
        await runDueJobs(services, handlers)
        clock.time += HOUR_MS / 8
      }
    }

    await postSome('before')
    await go(0.25)
    await server.stop()
    await postSome('while it is down')
    await go(0.5)
    await server.start()
    for (const conduct of [
      'hangs',
      'defers',
      'hangs at the recipient',
      'refuses the sender',
      'disconnects in the middle',
      'defers the content',
    ] as const) {
      server.behave(conduct)
      await postSome(`while it ${conduct}`)
      await go(0.25)
    }
    server.behave('accepts')
    await go(3)

    const arrived = server.received.flatMap(({ to }) => to)
    expect(arrived.toSorted()).toEqual(posted.toSorted())
    const ids = server.received.flatMap((mail) => headersOf(mail, 'Message-ID'))
    expect(new Set(ids).size).toBe(posted.length)
    for (const mail of server.received) expect(headersOf(mail, 'Bcc')).toEqual([])
    expect(await db.selectFrom('job').selectAll().execute()).toEqual([])
    expect(await db.selectFrom('mail').select('id').where('sent_at', 'is', null).execute()).toEqual([])
  }, 120_000)
})
