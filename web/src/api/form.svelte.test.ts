import { afterEach, describe, expect, test } from 'vitest'
import { createAction, createForm, requireFilled } from './form.svelte.ts'
import { Problem } from './problem.ts'

afterEach(() => {
  document.body.innerHTML = ''
})

/** A form element with one field, marked as wrong. */
function formElement(): HTMLFormElement {
  document.body.innerHTML = '<form><input name="name" aria-invalid="true"></form>'
  return document.querySelector('form') as HTMLFormElement
}

function submit(form: { onsubmit: (event: never) => Promise<void> }): Promise<void> {
  const event = { preventDefault() {}, currentTarget: formElement() }
  return form.onsubmit(event as never)
}

const labels = () => ({ name: 'Name' })

describe('a form', () => {
  test('is not submitted while a field is wrong, and focuses that field', async () => {
    let sent = 0
    const form = createForm({
      labels,
      validate: () => requireFilled({ name: ' ' }),
      submit: () => void sent++,
    })
    await submit(form)
    expect(sent).toBe(0)
    expect(form.error('name')).toBeTruthy()
    expect(form.message).toBe('')
    expect(document.activeElement?.getAttribute('name')).toBe('name')
  })

  test('is busy while it is submitted', async () => {
    let finish = () => {}
    const sending = new Promise<void>((resolve) => {
      finish = resolve
    })
    const form = createForm({ labels, submit: () => sending })
    const submitted = submit(form)
    expect(form.busy).toBe(true)
    finish()
    await submitted
    expect(form.busy).toBe(false)
  })

  test('shows errors of the server at their fields, and any other error above the form', async () => {
    const causes = [
      new Problem(400, { code: 'invalid', errors: { name: ['is taken'] } }),
      new Problem(409, { code: 'conflict', message: 'Too many of them.' }),
    ]
    const form = createForm({ labels, submit: () => Promise.reject(causes.shift()) })
    await submit(form)
    expect(form.error('name')).toBe('Name is taken.')
    expect(form.message).toBe('')
    await submit(form)
    expect(form.error('name')).toBeUndefined()
    expect(form.message).toBeTruthy()
  })

  test('shows an error that comes after the submission, until the form is cleared', async () => {
    const form = createForm({ labels, submit: () => {} })
    await submit(form)
    await form.fail(new Problem(400, { code: 'invalid', errors: { name: ['is taken'] } }))
    expect(form.error('name')).toBe('Name is taken.')
    form.clear()
    expect(form.error('name')).toBeUndefined()
  })
})

test('an action returns whether it succeeded, and shows the error when it did not', async () => {
  const action = createAction(() => 'No.')
  expect(await action.run(() => Promise.reject(new Error()))).toBe(false)
  expect(action.message).toBe('No.')
  expect(await action.run(async () => {})).toBe(true)
  expect(action.message).toBe('')
})
