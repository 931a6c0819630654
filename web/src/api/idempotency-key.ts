/**
 * Makes the Idempotency-Key of a form. The key stays the same while the body does, so that sending it again after a
 * lost answer does not create a second workout.
 */
export function idempotencyKey(): (body: unknown) => string {
  let last = ''
  let key = ''
  return (body) => {
    const text = JSON.stringify(body)
    if (text !== last) {
      last = text
      // crypto.randomUUID exists in secure contexts only: not on plain http in a home network.
      key = Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) =>
        n.toString(16).padStart(8, '0'),
      ).join('')
    }
    return key
  }
}
