import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MailServer, startMailServer } from '../../../test/support/mail-server.ts'
import { readConfig } from '../config.ts'
import { type Mail, type Mailer, memoryMailer, openMailer } from './index.ts'

const LINK = `https://fit.example.org/verify-email#token=${'t'.repeat(43)}&uid=7`
const MAIL: Mail = {
  from: 'FitTrack <fittrack@example.org>',
  to: 'ana@example.org',
  subject: 'Confirm',
  text: `Confirm:\n${LINK}\n`,
  html: '<p>Confirm</p>',
  messageId: '<1@fit.example.org>',
}

let server: MailServer
const lines: string[] = []
const log = pino({ level: 'info' }, { write: (line: string) => lines.push(line) })
beforeAll(async () => {
  server = await startMailServer()
})
afterAll(() => server.stop())

const memory = memoryMailer()
const drivers: [string, () => Mailer, () => string][] = [
  ['memory', () => memory, () => JSON.stringify(memory.sent)],
  ['the log', () => openMailer(readConfig({}), log), () => lines.join('')],
  [
    'SMTP',
    () => openMailer(readConfig({ EMAIL_HOST: '127.0.0.1', EMAIL_PORT: String(server.port) }), log),
    () => server.received.map(({ to, content }) => to + decoded(content)).join(''),
  ],
]

/** Decodes quoted-printable, the encoding of long lines. */
function decoded(content: string): string {
  return content
    .replaceAll('=\r\n', '')
    .replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
}

describe.each(drivers)('%s', (_, open, delivered) => {
  it('delivers recipient, subject and the complete link', async () => {
    const mailer = open()
    await mailer.send(MAIL)
    mailer.close()
    for (const part of [MAIL.to, MAIL.subject, LINK]) expect(delivered()).toContain(part)
  })

  it('can be closed before it has sent anything', () => {
    expect(() => open().close()).not.toThrow()
  })
})
