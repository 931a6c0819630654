/** At most so many mails in so many hours, which begin with the first of these mails. */
export type MailCap = { mails: number; hours: number }

/** To whom a kind of mail may go, and how many of it. */
export type MailRule = {
  /** `confirmed`: only to an address that its account has confirmed. */
  to: 'confirmed' | 'anybody'
  /** How many of this kind a mailbox gets. */
  per_recipient: MailCap
  /** How many of this kind one account causes. Null for mails that `limitMailRequest` counts when they are requested. */
  per_sender: MailCap | null
  /**
   * What happens to more. A notice is counted and summed up in one later mail. A mail that a job posts is dropped,
   * because its requester must not learn whether the address is known. Otherwise the request is refused.
   */
  excess: 'summed_up' | 'dropped' | 'refused'
  /** A server may send many at once, so they wait until no other mail does. */
  is_bulk?: true
  /** The route that stops such mails for the account with one click (RFC 8058). */
  unsubscribe_path?: string
}
