/** A mail as it goes out: every value in its place, nothing left to decide. */
export type Mail = {
  from: string
  to: string
  subject: string
  text: string
  html: string
  /** The same at every attempt: who gets a mail twice can tell. */
  messageId: string
}

/** Hands mails over to whoever delivers them. Throws MailRefused when trying again is of no use. */
export type Mailer = {
  send(mail: Mail): Promise<void>
  close(): void
}

/** The mail server will never take this mail: it says that there is no such mailbox, for example. */
export class MailRefused extends Error {
  readonly responseCode: number

  constructor(responseCode: number) {
    super(`the mail server refused the mail for good with ${responseCode}`)
    this.responseCode = responseCode
  }
}

/** Keeps mails where tests look for them. */
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
