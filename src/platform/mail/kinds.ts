/**
 * A link to a page of the web client. Only `newMailLink` creates links with a secret, which is derived from the nonce
 * and a key when the mail is sent. After `expires_at` the mail is no longer sent.
 */
export type MailLink = { path: string; nonce?: string; key_id?: string; uid?: number; expires_at?: string }

/**
 * The kinds of mails and the values in their texts; instants are ISO 8601 in UTC. Each feature registers its own in its
 * `mails.ts` by declaration merging. The texts are in `src/locales/mail`; the compiler requires them for each kind.
 */
// biome-ignore lint/suspicious/noEmptyInterface: declaration merging fills it
export interface MailValues {}

export type MailKind = keyof MailValues
