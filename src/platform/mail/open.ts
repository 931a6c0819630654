import type { FastifyBaseLogger } from 'fastify'
import { type Clock, systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Mailer } from './mailer.ts'
import { openSmtpMailer } from './smtp.ts'

/** SMTP when EMAIL_HOST is set, otherwise the log. */
export function openMailer(
  { mail }: Pick<Config, 'mail'>,
  log: FastifyBaseLogger,
  clock: Clock = systemClock,
): Mailer {
  return mail.host ? openSmtpMailer({ mail, clock }) : logMailer(log)
}

/** Whoever runs a server without a mail server finds the mails, links included, in its log. */
function logMailer(log: FastifyBaseLogger): Mailer {
  return {
    async send({ to, subject, text }) {
      log.info({ mail: { to, subject, text } }, 'a mail; set EMAIL_HOST to have mails sent')
    },
    close() {},
  }
}
