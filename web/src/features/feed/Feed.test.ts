import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { createRawSnippet } from 'svelte'
import { beforeEach, expect, test } from 'vitest'
import { fakeApi, refusal } from '../../../test/fake-api.ts'
import { comment, signedIn, workout } from '../../../test/fixtures.ts'
import type { FeedEntry } from '../../api/types.ts'
import { router } from '../../router/router.svelte.ts'
import { signOut } from '../../session/session.svelte.ts'
import Feed from './Feed.svelte'

const get = 'GET /api/feed/'
const eva = { id: 2, username: 'eva', name: 'Eva', image: null }
const empty = createRawSnippet(() => ({ render: () => '<p>Nothing here.</p>' }))

function entry(change: Partial<FeedEntry> = {}): FeedEntry {
  const { comments_closed, totals_source, device_totals, track_totals, ...listed } = workout()
  return { ...listed, owner: eva, highlights: { records: [], goals: [] }, comments: [], ...change }
}

const numbered = (id: number) => entry({ id, title: `Ride ${id}` })

/** Answers as the server does, with entries from the highest id to 1. */
function entries(highest: number) {
  return ({ query }: { query: Record<string, string> }) => {
    const from = Number(query.cursor?.split('_')[2] ?? highest + 1) - 1
    const to = Math.max(1, from - Number(query.page_size) + 1)
    const results = Array.from({ length: from - to + 1 }, (_, i) => numbered(from - i))
    return { next: to > 1 ? `/api/feed/?cursor=before_0_${to}` : null, previous: null, results }
  }
}

const show = () => render(Feed, { empty })
const titles = () =>
  screen.queryAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent?.trim())

beforeEach(() => signedIn())

test('an entry says who trained, what was special, and what people said last', async () => {
  const special = entry({
    highlights: { records: ['furthest'], goals: [4] },
    comments_count: 5,
    comments: [comment({ content: 'Strong!' })],
  })
  fakeApi({ [get]: { next: null, previous: null, results: [special] } })
  show()
  expect((await screen.findAllByRole('link', { name: 'Eva' }))[0]?.getAttribute('href')).toBe('/people/eva')
  for (const text of ['Record: Furthest', 'Goal reached', 'Strong!', '4 earlier comments', '5 comments'])
    expect(screen.getByText(text)).toBeTruthy()
  expect(screen.getByText('You have seen everything.')).toBeTruthy()
})

test('the feed grows, and coming back shows all of it at once and then loads it again', async () => {
  const api = fakeApi({ [get]: entries(25) })
  const first = show()
  await screen.findByText('Ride 25')
  expect(titles()).toHaveLength(10)
  await userEvent.click(screen.getByRole('button', { name: 'Show more' }))
  await screen.findByText('Ride 6')
  first.unmount()
  show()
  expect(titles()).toHaveLength(20)
  await expect
    .poll(() => api.requests(get).map(({ query }) => query))
    .toEqual([{ page_size: '10' }, { page_size: '10', cursor: 'before_0_16' }, { page_size: '20' }])
  expect(titles()).toHaveLength(20)
})

test('a like stays when the reader comes back, before the server has answered', async () => {
  let answers = 0
  fakeApi({
    [get]: () =>
      answers++ === 0 ? { next: null, previous: null, results: [numbered(1)] } : new Promise<never>(() => {}),
    'POST /api/workouts/{id}/like/': { likes_count: 1, has_liked: true },
  })
  const first = show()
  await userEvent.click(await screen.findByRole('button', { name: 'Like “Ride 1” 0' }))
  await screen.findByRole('button', { name: 'Like “Ride 1” 1' })
  first.unmount()
  show()
  expect(screen.getByRole('button', { name: 'Like “Ride 1” 1' }).getAttribute('aria-pressed')).toBe('true')
})

test('the next person on this device sees nothing of it', async () => {
  fakeApi({ [get]: entries(3), 'POST /api/auth/logout/': null })
  show().unmount()
  const first = show()
  await screen.findByText('Ride 3')
  first.unmount()
  await signOut()
  await signedIn({ id: 9, username: 'tom' })
  fakeApi({ [get]: { next: null, previous: null, results: [] } })
  show()
  expect(titles()).toEqual([])
  expect(await screen.findByText('Nothing here.')).toBeTruthy()
})

test('filters are in the address, and the feed starts over', async () => {
  const api = fakeApi({ [get]: ({ query }) => entries(query.person ? 0 : 3)({ query }) })
  show()
  await screen.findByText('Ride 3')
  await userEvent.click(screen.getByText('Filter the feed'))
  await userEvent.selectOptions(screen.getByLabelText('Person'), 'You')
  expect(await screen.findByText(/matches these filters/)).toBeTruthy()
  expect(router.search).toBe('?person=me')
  await userEvent.click(screen.getByLabelText('Only workouts with comments'))
  await expect
    .poll(() => api.requests(get).at(-1)?.query)
    .toEqual({ person: 'me', with_comments: 'true', page_size: '10' })
})

test('when more entries cannot be loaded, the feed stays and the button tries again', async () => {
  let isDown = true
  fakeApi({
    [get]: ({ query }) => (query.cursor && isDown ? refusal(500, 'internal') : entries(12)({ query })),
  })
  show()
  await userEvent.click(await screen.findByRole('button', { name: 'Show more' }))
  const again = await screen.findByRole('button', { name: 'Try again' })
  expect(titles()).toHaveLength(10)
  isDown = false
  await userEvent.click(again)
  expect(await screen.findByText('Ride 1')).toBeTruthy()
})
