let text = $state('')

/** What the sign-in page says to somebody who has just been signed out for a reason. */
export function signedOutNotice(): string {
  return text
}

export function setSignedOutNotice(words: string): void {
  text = words
}
