import { isIP } from 'node:net'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { type Mail, type Mailer, MailRefused } from './mailer.ts'

const TIMEOUT_MS = 10_000
/** After the server could not be reached, mails fail at once for so long: waiting for each would hold up other jobs. */
const REST_MS = 20_000
const TLS_PORT = 465

/** Anything else could be read as a list of recipients, or as a command. */
const ONE_ADDRESS = /^[^\s\p{Cc},;<>()"@]+@[^\s\p{Cc},;<>()"@]+$/u
const MAILBOX_NAME_NOT_ALLOWED = 553

type SmtpError = Error & { code?: string; command?: string; responseCode?: number; permanent?: boolean }
type SmtpNeeds = { mail: Config['mail']; clock: Clock; timeout_ms?: number }

/** Sends mails through an SMTP server, over a few connections that are kept. */
export function openSmtpMailer({ mail: config, clock, timeout_ms = TIMEOUT_MS }: SmtpNeeds): Mailer {
  let opening: ReturnType<typeof openTransport> | undefined
  let restsUntil = 0

  return {
    async send(mail) {
      if (!ONE_ADDRESS.test(mail.to)) throw new MailRefused(MAILBOX_NAME_NOT_ALLOWED)
      if (clock.now() < restsUntil) throw new Error('the mail server could not be reached a moment ago')
      opening ??= openTransport(smtpOptions(config, timeout_ms))
      const transport = await opening
      try {
        // A server that trickles its answers is within each timeout and still never done.
        await transport.sendMail({ ...toMessage(mail), signal: AbortSignal.timeout(3 * timeout_ms) })
      } catch (error) {
        if (isUnreachable(error as SmtpError)) restsUntil = clock.now() + REST_MS
        throw toFailure(error as SmtpError)
      }
    },
    close() {
      opening?.then(
        (transport) => transport.close(),
        () => undefined,
      )
    },
  }
}

/** Imported only when there is a mail server. */
async function openTransport(options: ReturnType<typeof smtpOptions>) {
  const { createTransport } = await import('nodemailer')
  return createTransport(options)
}

/** How the server is talked to: a password goes to another machine encrypted, or not at all. */
export function smtpOptions({ host, port, user, password }: Config['mail'], timeout_ms = TIMEOUT_MS) {
  const isHere = isLoopback(host)
  return {
    pool: true as const,
    host,
    port,
    secure: port === TLS_PORT,
    requireTLS: password !== '' && !isHere,
    ...(user && { auth: { user, pass: password } }),
    // A mail server on this machine seldom has a certificate that anybody signed, and nobody is in between.
    tls: { rejectUnauthorized: !isHere },
    dnsTimeout: timeout_ms,
    connectionTimeout: timeout_ms,
    greetingTimeout: timeout_ms,
    socketTimeout: timeout_ms,
    maxConnections: 2,
    // Once, for a kept connection that the server has closed meanwhile; else the job is what tries again.
    maxRequeues: 1,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

function isLoopback(host: string): boolean {
  const name = host.toLowerCase()
  if (isIP(name)) return name === '::1' || name.startsWith('127.')
  return name === 'localhost' || name.endsWith('.localhost')
}

/** Robots are told not to answer. */
function toMessage({ to, ...mail }: Mail) {
  return {
    ...mail,
    to: { name: '', address: to },
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  }
}

function isUnreachable({ code, responseCode }: SmtpError): boolean {
  return responseCode === undefined && code !== 'EENVELOPE' && code !== 'EMESSAGE'
}

/** A refusal for good, or an error without the addresses that servers like to repeat: it goes to the log. */
function toFailure({ message, code, command, responseCode, permanent }: SmtpError): Error {
  // What is wrong with our name, password or sender is the operator's to mend; the mail waits for that.
  const isAboutMail = command === 'RCPT TO' || command === 'DATA'
  if (permanent && responseCode && isAboutMail) return new MailRefused(responseCode)
  return new Error(`the mail server did not take it (${code}): ${message.replace(/\S+@\S+/g, '<address>')}`)
}
