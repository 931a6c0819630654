import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { fakeApi, fieldRefusal } from '../../../test/fake-api.ts'
import { signedIn } from '../../../test/fixtures.ts'
import { session } from '../../session/session.svelte.ts'
import UsernameForm from './UsernameForm.svelte'

const field = () => screen.getByLabelText<HTMLInputElement>('Username')
const save = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Save' })

async function rename(to: string) {
  await userEvent.clear(field())
  if (to) await userEvent.type(field(), to)
  await userEvent.click(save())
}

test('the button is disabled until the name differs', async () => {
  await signedIn()
  render(UsernameForm)
  expect(field().value).toBe('ann')
  expect(save().disabled).toBe(true)
  await userEvent.type(field(), 'a')
  expect(save().disabled).toBe(false)
})

test('the new name is saved', async () => {
  const user = await signedIn()
  const api = fakeApi({ 'PATCH /api/auth/user/': { ...user, username: 'anna' } })
  render(UsernameForm)
  await rename(' anna ')
  expect(await api.lastBody('PATCH /api/auth/user/')).toEqual({ username: 'anna' })
  await expect.poll(() => session.account?.username).toBe('anna')
})

test('an empty name is an error, and nothing is sent', async () => {
  const user = await signedIn()
  const api = fakeApi({ 'PATCH /api/auth/user/': user })
  render(UsernameForm)
  await rename('')
  expect(screen.getByText('Fill this in.')).toBeTruthy()
  expect(api.requests('PATCH /api/auth/user/')).toHaveLength(0)
})

test('a name that is taken is marked as invalid', async () => {
  await signedIn()
  fakeApi({ 'PATCH /api/auth/user/': fieldRefusal('username') })
  render(UsernameForm)
  await rename('bob')
  await expect.poll(() => field().getAttribute('aria-invalid')).toBe('true')
  expect(document.activeElement).toBe(field())
})
