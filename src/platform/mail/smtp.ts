import { isIP } from 'node:net'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { type Mail, type Mailer, MailRefused } from './mailer.ts'

const TIMEOUT_MS = 10_000
/** For this long after a connection failure, mails fail at once: waiting for each would delay other jobs. */
const PAUSE_MS = 20_000
const TLS_PORT = 465

/** Prevents an address from acting as a list of recipients or as an SMTP command. */
const ONE_ADDRESS = /^[^\s\p{Cc},;<>()"@]+@[^\s\p{Cc},;<>()"@]+$/u
const MAILBOX_NAME_NOT_ALLOWED = 553

type SmtpError = Error & { code?: string; command?: string; responseCode?: number; permanent?: boolean }
type SmtpNeeds = { mail: Config['mail']; clock: Clock; timeout_ms?: number }

/** Sends mails through an SMTP server over a few pooled connections. */
export function openSmtpMailer({ mail: config, clock, timeout_ms = TIMEOUT_MS }: SmtpNeeds): Mailer {
  let opening: ReturnType<typeof openTransport> | undefined
  let pausedUntil = 0

  return {
    async send(mail) {
      if (!ONE_ADDRESS.test(mail.to)) throw new MailRefused(MAILBOX_NAME_NOT_ALLOWED)
      if (clock.now() < pausedUntil) throw new Error('the mail server could not be reached a moment ago')
      opening ??= openTransport(smtpOptions(config, timeout_ms))
      const transport = await opening
      try {
        // A server that answers very slowly stays within each timeout and still never finishes.
        await transport.sendMail({ ...toMessage(mail), signal: AbortSignal.timeout(3 * timeout_ms) })
      } catch (error) {
        if (isUnreachable(error as SmtpError)) pausedUntil = clock.now() + PAUSE_MS
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

/** Loads the library only when a mail server is configured. */
async function openTransport(options: ReturnType<typeof smtpOptions>) {
  const { createTransport } = await import('nodemailer')
  return createTransport(options)
}

/** The connection options. A password is sent to another machine only over an encrypted connection. */
export function smtpOptions({ host, port, user, password }: Config['mail'], timeout_ms = TIMEOUT_MS) {
  const isLocal = isLoopback(host)
  return {
    pool: true as const,
    host,
    port,
    secure: port === TLS_PORT,
    requireTLS: password !== '' && !isLocal,
    ...(user && { auth: { user, pass: password } }),
    // A mail server on this machine rarely has a trusted certificate, and nothing can intercept the connection.
    tls: { rejectUnauthorized: !isLocal },
    dnsTimeout: timeout_ms,
    connectionTimeout: timeout_ms,
    greetingTimeout: timeout_ms,
    socketTimeout: timeout_ms,
    maxConnections: 2,
    // One retry, for a pooled connection that the server has closed. Other retries are up to the job.
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

/** Asks automatic responders not to reply. */
function toMessage({ to, headers, ...mail }: Mail) {
  return {
    ...mail,
    to: { name: '', address: to },
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', ...headers },
  }
}

function isUnreachable({ code, responseCode }: SmtpError): boolean {
  return responseCode === undefined && code !== 'EENVELOPE' && code !== 'EMESSAGE'
}

/** MailRefused or another error. Removes the addresses that servers repeat, because the message goes to the log. */
function toFailure({ message, code, command, responseCode, permanent }: SmtpError): Error {
  // The operator can fix a wrong name, password or sender, so these do not refuse the mail for good.
  const isAboutMail = command === 'RCPT TO' || command === 'DATA'
  if (permanent && responseCode && isAboutMail) return new MailRefused(responseCode)
  return new Error(`the mail server did not take it (${code}): ${message.replace(/\S+@\S+/g, '<address>')}`)
}
