/** A person's name, or the username of a person without one. */
export function nameOf({ name, username }: { name: string | null; username: string }): string {
  return name || username
}
