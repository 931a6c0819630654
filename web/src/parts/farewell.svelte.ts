let text = $state('')

/** What the sign-in page says to somebody who has just been signed out for a reason. */
export function farewell(): string {
  return text
}

export function sayOnLeaving(words: string): void {
  text = words
}
