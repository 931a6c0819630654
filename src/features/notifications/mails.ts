declare module '../../platform/mail/kinds.ts' {
  interface MailValues {
    /** One notification, at once. `line` is a sentence without a full stop. */
    notification: { username: string; line: string; link: MailLink }
    /** What is new, once a day. */
    digest: { username: string; lines: string[]; link: MailLink }
  }
}

export {}
