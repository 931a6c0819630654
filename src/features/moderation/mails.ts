declare module '../../platform/mail/kinds.ts' {
  interface MailValues {
    content_hidden: { username: string; reason: string; link: MailLink }
    account_warned: { username: string; reason: string; link: MailLink }
    account_limited: { username: string; reason: string; until: string; link: MailLink }
    /** `link` opens the page on which a suspended person appeals. `until` is null when there is no end. */
    account_suspended: { username: string; reason: string; until: string | null; link: MailLink }
    /** `reason` is what the moderator answered. */
    appeal_upheld: { username: string; reason: string }
    appeal_reversed: { username: string; reason: string }
  }
}

export {}
