/** The form in which usernames are compared: names that differ only in case or Unicode form are the same name. */
export function usernameKey(username: string): string {
  return username.normalize('NFKC').toLowerCase()
}

/** The form in which e-mail addresses are compared. Same as for usernames, so that either can be typed at sign-in. */
export function emailKey(email: string): string {
  return usernameKey(email)
}
