const PASSWORD = 'correct horse battery'

export type Answer = {
  status: number
  body: { id: number; status?: string; items?: { workouts: number[] }[] }
}

export type Person = { url: string; access: string }

/** Registers an account on the server at `url`. */
export async function register(url: string, username: string): Promise<Person> {
  const form = { username, email: `${username}@example.org`, password1: PASSWORD, password2: PASSWORD }
  const response = await fetch(`${url}/api/auth/registration/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(form),
  })
  if (response.status !== 201) throw new Error(`registration answered ${await response.text()}`)
  const { access } = (await response.json()) as { access: string }
  return { url, access }
}

/** Sends a request with the person's token; throws a TypeError when the connection breaks. */
export async function send(
  { url, access }: Person,
  method: string,
  path: string,
  { body, key }: { body?: object; key?: string } = {},
): Promise<Answer> {
  const isForm = body instanceof FormData
  const response = await fetch(url + path, {
    method,
    headers: {
      authorization: `Bearer ${access}`,
      ...(body && !isForm && { 'content-type': 'application/json' }),
      ...(key && { 'idempotency-key': key }),
    },
    ...(body && { body: isForm ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: text ? JSON.parse(text) : {} }
}

export function fileForm(name: string, bytes: Uint8Array): FormData {
  const form = new FormData()
  form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), name)
  return form
}
