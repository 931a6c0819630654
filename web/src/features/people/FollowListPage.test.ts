import { render, screen } from '@testing-library/svelte'
import { expect, test } from 'vitest'
import { fakeApi, refusal } from '../../../test/fake-api.ts'
import { person, signedIn } from '../../../test/fixtures.ts'
import FollowListPage from './FollowListPage.svelte'

const cursorPage = <T>(results: T[]) => ({ next: null, previous: null, results })

test.each([
  ['ann', 'followers', 'Nobody follows you yet.'],
  ['ann', 'following', 'You follow nobody yet.'],
  ['eva', 'followers', 'Nobody follows yet.'],
  ['eva', 'following', 'Follows nobody yet.'],
] as const)('the empty list of %s: %s', async (username, list, text) => {
  await signedIn({ username: 'ann' })
  fakeApi({
    'GET /api/profiles/{username}/followers/': cursorPage([]),
    'GET /api/profiles/{username}/following/': cursorPage([]),
  })
  render(FollowListPage, { username, list })
  expect(await screen.findByText(text)).toBeTruthy()
  expect(screen.queryAllByRole('link', { name: 'Find people' })).toHaveLength(
    text === 'You follow nobody yet.' ? 1 : 0,
  )
})

test('the list shows people, and a list that is hidden says who sees it', async () => {
  await signedIn()
  fakeApi({
    'GET /api/profiles/{username}/followers/': cursorPage([person()]),
    'GET /api/profiles/{username}/following/': () => refusal(404, 'not_found'),
  })
  render(FollowListPage, { username: 'ann', list: 'followers' })
  expect(await screen.findByRole('link', { name: 'Eva' })).toBeTruthy()
  render(FollowListPage, { username: 'tom', list: 'following' })
  expect(await screen.findByText('Only followers see this list.')).toBeTruthy()
})
