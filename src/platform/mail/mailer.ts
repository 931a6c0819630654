/** A rendered mail, ready to be sent. */
export type Mail = {
  from: string
  to: string
  subject: string
  text: string
  html: string
  headers?: Record<string, string>
  /** The same at every attempt, so that a mail program recognises a duplicate. */
  messageId: string
}

/** Sends mails. `send` throws MailRefused when a retry cannot help. */
export type Mailer = {
  send(mail: Mail): Promise<void>
  close(): void
}

/** The mail server refuses this mail for good, for example because the mailbox does not exist. */
export class MailRefused extends Error {
  readonly responseCode: number

  constructor(responseCode: number) {
    super(`the mail server refused the mail for good with ${responseCode}`)
    this.responseCode = responseCode
  }
}

/** Collects mails for tests. */
export function memoryMailer(): Mailer & { sent: Mail[] } {
  const sent: Mail[] = []
  return {
    sent,
    async send(mail) {
      sent.push(mail)
    },
    close() {},
  }
}
