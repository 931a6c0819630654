let text = $state('')

/** A message on the sign-in page that explains why somebody was signed out. */
export function signedOutNotice(): string {
  return text
}

export function setSignedOutNotice(words: string): void {
  text = words
}
