import { expect } from 'vitest'
import en from '../../src/locales/errors/en.json' with { type: 'json' }
import { ERROR_CODES } from '../../src/platform/errors.ts'

type Reason = { code: string; [value: string]: unknown }
type Refusal = {
  status_code: number
  code: string
  message: string
  errors?: Record<string, string[]>
  details?: Record<string, Reason[]>
  request_id: string
}

/** Checks what every refusal must have: the shape of errors, and a code for each sentence. */
export function expectRefusal(status: number, body: Refusal): void {
  const { errors, details } = body
  expect(ERROR_CODES).toHaveProperty(body.code)
  expect(body).toMatchObject({ status_code: status, request_id: expect.any(String) })
  expect(body.message.trim(), 'a refusal has a message').not.toBe('')
  if (body.code === 'invalid') expect(details, 'an invalid request has details').toBeDefined()
  if (!errors) {
    for (const [field, reasons] of Object.entries(details ?? {})) {
      expect([field, reasons.length]).toEqual(['request', 1])
      expectValues(reasons[0] as Reason, en.request)
    }
    return
  }
  expect(Object.keys(details ?? {})).toEqual(Object.keys(errors))
  const [field, texts] = Object.entries(errors)[0] ?? []
  expect(body.message).toBe(`${field} ${texts?.[0]}`)
  for (const [field, reasons] of Object.entries(details ?? {})) {
    expect(errors[field]?.length, field).toBe(reasons.length)
    for (const reason of reasons) expectValues(reason, en.field)
  }
}

/** A reason must have exactly the values that its sentence needs. */
export function expectValues({ code, ...values }: Reason, texts: Record<string, string>): void {
  expect(texts, `the catalogue has ${code}`).toHaveProperty(code)
  const needed = [...(texts[code] ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name)
  expect(Object.keys(values).toSorted(), code).toEqual(needed.toSorted())
}
