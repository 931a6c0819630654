import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { fakeApi } from '../../../test/fake-api.ts'
import { signedIn } from '../../../test/fixtures.ts'
import MentionField from './MentionField.svelte'

const get = 'GET /api/workouts/{id}/mentionable/'
const people = ['eva', 'evan'].map((username) => ({ username, name: null, image: null }))

beforeEach(() => signedIn())

function show() {
  const api = fakeApi({ [get]: { results: people } })
  render(MentionField, { workout_id: 7, value: '', 'aria-label': 'Comment' })
  return { api, field: screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Comment' }) }
}

/** The text of the option that screen readers name. */
function activeOption(field: HTMLElement) {
  const id = field.getAttribute('aria-activedescendant')
  return id && document.getElementById(id)?.querySelector('.avatar + span')?.textContent
}

test('people are suggested after an @, and chosen with the keyboard', async () => {
  const { api, field } = show()
  await userEvent.type(field, 'Hi @ev')
  await screen.findByRole('listbox', { name: 'People whom you can mention' })
  expect(activeOption(field)).toBe('eva')
  expect((await api.request(get)).query).toEqual({ search: 'ev' })
  await userEvent.keyboard('{ArrowDown}')
  expect(activeOption(field)).toBe('evan')
  await userEvent.keyboard('{ArrowDown}{ArrowUp}{Enter}')
  await expect.poll(() => field.value).toBe('Hi @evan ')
  expect(screen.queryByRole('listbox')).toBeNull()
  await userEvent.keyboard('how{Enter}are you')
  expect(field.value).toBe('Hi @evan how\nare you')
})

test('a click chooses, and the field keeps the focus', async () => {
  const { field } = show()
  await userEvent.type(field, '@')
  await userEvent.click(await screen.findByRole('option', { name: /evan/ }))
  await expect.poll(() => field.value).toBe('@evan ')
  expect(document.activeElement).toBe(field)
})

test('Escape closes the suggestions, and an address of a mail suggests nobody', async () => {
  const { api, field } = show()
  await userEvent.type(field, '@e')
  await screen.findByRole('listbox')
  await userEvent.keyboard('{Escape}')
  expect(screen.queryByRole('listbox')).toBeNull()
  await userEvent.clear(field)
  const before = api.requests(get).length
  await userEvent.type(field, 'me@example')
  expect(screen.queryByRole('listbox')).toBeNull()
  expect(api.requests(get)).toHaveLength(before)
})
