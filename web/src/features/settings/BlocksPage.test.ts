import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { fakeApi } from '../../../test/fake-api.ts'
import { person, signedIn } from '../../../test/fixtures.ts'
import Toast from '../../shell/Toast.svelte'
import BlocksPage from './BlocksPage.svelte'

const cursorPage = <T>(results: T[]) => ({ next: null, previous: null, results })

test('a block and a mute are ended, and leave their lists', async () => {
  await signedIn()
  let blocked = [person()]
  let muted = [person({ username: 'tom', name: '' })]
  const api = fakeApi({
    'GET /api/profiles/me/blocks/': () => cursorPage(blocked),
    'GET /api/profiles/me/mutes/': () => cursorPage(muted),
    'DELETE /api/profiles/{username}/block/': () => {
      blocked = []
      return null
    },
    'DELETE /api/profiles/{username}/mute/': () => {
      muted = []
      return null
    },
  })
  render(Toast)
  render(BlocksPage)
  await userEvent.click(await screen.findByRole('button', { name: 'Unblock Eva' }))
  expect(await screen.findByText('You have blocked nobody.')).toBeTruthy()
  await userEvent.click(await screen.findByRole('button', { name: 'Unmute tom' }))
  expect(await screen.findByText('You have muted nobody.')).toBeTruthy()
  expect((await api.request('DELETE /api/profiles/{username}/block/')).path).toBe('/api/profiles/eva/block/')
  expect((await api.request('DELETE /api/profiles/{username}/mute/')).path).toBe('/api/profiles/tom/mute/')
})
