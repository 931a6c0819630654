declare module '../../platform/mail/kinds.ts' {
  interface MailValues {
    /** `link` opens a page of the settings. It holds no secret, because the page needs a session. */
    export_ready: { username: string; link: MailLink; until: string }
  }
}

export {}
