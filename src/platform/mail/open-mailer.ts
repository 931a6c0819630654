import type { FastifyBaseLogger } from 'fastify'
import { type Clock, systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Mailer } from './mailer.ts'
import { openSmtpMailer } from './smtp.ts'

/** Sends by SMTP when EMAIL_HOST is set, otherwise writes mails to the log. */
export function openMailer(
  { mail }: Pick<Config, 'mail'>,
  log: FastifyBaseLogger,
  clock: Clock = systemClock,
): Mailer {
  return mail.host ? openSmtpMailer({ mail, clock }) : logMailer(log)
}

/** Without a mail server, the operator finds the mails and their links in the log. */
function logMailer(log: FastifyBaseLogger): Mailer {
  return {
    async send({ to, subject, text }) {
      log.info({ mail: { to, subject, text } }, 'mail not sent; set EMAIL_HOST to send mails')
    },
    close() {},
  }
}
