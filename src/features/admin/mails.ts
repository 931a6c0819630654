declare module '../../platform/mail/kinds.ts' {
  interface MailValues {
    /** `until` is null when the suspension has no end. */
    suspended: { username: string; reason: string; until: string | null }
    restored: { username: string }
  }
}

export {}
