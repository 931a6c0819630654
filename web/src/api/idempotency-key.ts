/**
 * Makes the Idempotency-Key of a form. An unchanged body keeps its key, so that sending the form again after a lost
 * response does not create a second workout or goal.
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
