declare module '../../platform/mail/kinds.ts' {
  interface MailValues {
    invitation: { inviter: string; link: MailLink }
  }
}

export {}
