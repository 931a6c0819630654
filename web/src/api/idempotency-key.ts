/**
 * The Idempotency-Key of a form: the same for the same body, so that sending again after a lost answer does not
 * make a second workout, and another for another body.
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
