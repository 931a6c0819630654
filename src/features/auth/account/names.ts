/** Names and addresses that look or read the same are the same: what must be unique. */
export function keyOf(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
