import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { fakeApi, refusal } from '../../../test/fake-api.ts'
import { comment, signedIn } from '../../../test/fixtures.ts'
import type { Comment } from '../../api/types.ts'
import { replaceSearch } from '../../router/router.svelte.ts'
import Toast from '../../shell/Toast.svelte'
import Comments from './Comments.svelte'

const list = 'GET /api/workouts/{id}/comments/'
const add = 'POST /api/workouts/{id}/comments/'
const ann = { id: 1, username: 'ann', name: null, image: null }
const mine = (change: Partial<Comment> = {}) =>
  comment({ id: 12, author: ann, content: 'Thanks!', may_edit: true, may_delete: true, ...change })

beforeEach(() => signedIn())

/** Answers the list as the server does: pages of two, the latest first asked for. */
function pages(all: Comment[]) {
  return ({ query }: { query: Record<string, string> }) => {
    const [direction = '', id] = query.cursor?.split('-') ?? []
    const isAfter = direction === 'after'
    const found = all.filter((one) => (isAfter ? one.id > Number(id) : one.id < Number(id)))
    const results = isAfter ? found.slice(0, 2) : found.slice(-2)
    const link = (cursor: string) => `/api/workouts/7/comments/?cursor=${cursor}`
    const hasMore = found.length > 2
    return {
      next: isAfter && hasMore ? link(`after-${results.at(-1)?.id}`) : null,
      previous: !isAfter && hasMore ? link(`before-${results[0]?.id}`) : null,
      results,
    }
  }
}

type Options = { isOwn?: boolean; isClosed?: boolean }

function show({ isOwn = false, isClosed = false }: Options = {}) {
  const changes: { comments_count: number; comments_closed: boolean }[] = []
  render(Toast)
  render(Comments, {
    workout: { id: 7, comments_count: 3, comments_closed: isClosed },
    isOwn,
    changed: (change: (typeof changes)[number]) => changes.push(change),
  })
  return changes
}

const texts = () =>
  [...document.querySelectorAll('article')].map((one) => one.querySelector('.body > p + p')?.textContent)

test('the latest comments, and earlier ones at the press of a button', async () => {
  fakeApi({ [list]: pages([1, 2, 3].map((id) => comment({ id, content: `Number ${id}` }))) })
  show()
  expect(await screen.findByText('Number 3')).toBeTruthy()
  expect(texts()).toEqual(['Number 2', 'Number 3'])
  await userEvent.click(screen.getByRole('button', { name: 'Show earlier comments' }))
  expect(await screen.findByText('Number 1')).toBeTruthy()
  expect(texts()).toEqual(['Number 1', 'Number 2', 'Number 3'])
  expect(screen.queryByRole('button', { name: 'Show earlier comments' })).toBeNull()
})

test('a link to a comment loads earlier comments until it is there, and focuses it', async () => {
  replaceSearch('?comment=2')
  fakeApi({ [list]: pages([1, 2, 3, 4, 5, 6].map((id) => comment({ id, content: `Number ${id}` }))) })
  show()
  await expect.poll(() => document.activeElement?.id).toBe('comment-2')
  expect(texts()).toEqual(['Number 1', 'Number 2', 'Number 3', 'Number 4', 'Number 5', 'Number 6'])
})

test('a new comment appears, with those of others that came meanwhile', async () => {
  const all = [comment()]
  const api = fakeApi({
    [list]: (request) => pages(all)(request),
    [add]: () => {
      all.push(comment({ id: 12, content: 'First!' }), comment({ id: 13 }), mine({ id: 14 }))
      return mine({ id: 14 })
    },
  })
  const changes = show()
  await userEvent.type(await screen.findByLabelText('Write a comment'), ' Thanks! ')
  await userEvent.click(screen.getByRole('button', { name: 'Comment' }))
  expect(await screen.findByText('Thanks!')).toBeTruthy()
  expect(screen.getByText('First!')).toBeTruthy()
  expect(document.querySelectorAll('article')).toHaveLength(4)
  const sent = await api.request(add)
  expect(sent.body).toEqual({ content: 'Thanks!' })
  expect(sent.headers.get('idempotency-key')).toBeTruthy()
  expect(screen.getByLabelText('Write a comment')).toHaveProperty('value', '')
  expect(changes).toEqual([{ comments_count: 4, comments_closed: false }])
})

test('the same text can be sent twice, as two comments', async () => {
  const all = [comment()]
  const api = fakeApi({
    [list]: (request) => pages(all)(request),
    [add]: () => {
      const added = mine({ id: 20 + all.length, content: 'Strong!' })
      all.push(added)
      return added
    },
  })
  show()
  for (const times of [1, 2]) {
    await userEvent.type(await screen.findByLabelText('Write a comment'), 'Strong!')
    await userEvent.click(screen.getByRole('button', { name: 'Comment' }))
    await expect.poll(() => screen.queryAllByText('Strong!')).toHaveLength(times)
  }
  const keys = api.requests(add).map(({ headers }) => headers.get('idempotency-key'))
  expect(new Set(keys).size).toBe(2)
})

test('a reply names the comment that it answers, and stands below it', async () => {
  const all = [comment()]
  const api = fakeApi({
    [list]: (request) => pages(all)(request),
    [add]: () => {
      all.push(mine({ parent: 11 }))
      return mine({ parent: 11 })
    },
  })
  show()
  await userEvent.click(await screen.findByRole('button', { name: 'Reply to Eva' }))
  const field = screen.getByRole('textbox', { name: 'Reply to Eva' })
  expect(document.activeElement).toBe(field)
  await userEvent.type(field, 'Thanks!')
  await userEvent.click(screen.getByRole('button', { name: 'Reply' }))
  const replies = await screen.findByRole('list', { name: 'Replies' })
  expect(within(replies).getByText('Thanks!')).toBeTruthy()
  expect(await api.lastBody(add)).toEqual({ content: 'Thanks!', parent: 11 })
  expect(screen.queryByRole('textbox', { name: 'Reply to Eva' })).toBeNull()
})

test('a comment is changed, and has a mark from then on', async () => {
  const change = 'PATCH /api/comments/{id}/'
  const api = fakeApi({
    [list]: pages([mine()]),
    [change]: mine({ content: 'Thank you!', edited_at: '2026-01-06T08:00:00Z' }),
  })
  show()
  await userEvent.click(await screen.findByRole('button', { name: 'Edit your comment' }))
  const field = screen.getByLabelText('Change your comment')
  expect(field).toHaveProperty('value', 'Thanks!')
  await userEvent.clear(field)
  await userEvent.type(field, 'Thank you!')
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Thank you!')).toBeTruthy()
  expect(screen.getByText('edited')).toBeTruthy()
  expect(await api.lastBody(change)).toEqual({ content: 'Thank you!' })
})

test('a deleted comment leaves the page with its replies, after a confirmation', async () => {
  const remove = 'DELETE /api/comments/{id}/'
  const api = fakeApi({ [list]: pages([mine({ id: 10 }), comment({ parent: 10 })]), [remove]: null })
  const changes = show()
  await userEvent.click(await screen.findByRole('button', { name: 'Delete the comment of ann' }))
  expect(api.requests(remove)).toEqual([])
  await userEvent.click(screen.getByRole('button', { name: 'Delete' }))
  expect(await screen.findByText('The comment was deleted.')).toBeTruthy()
  expect(document.querySelectorAll('article')).toHaveLength(0)
  expect((await api.request(remove)).path).toBe('/api/comments/10/')
  expect(changes).toEqual([{ comments_count: 1, comments_closed: false }])
})

test('a comment that somebody else wrote can be liked, but not changed', async () => {
  fakeApi({
    [list]: pages([comment()]),
    'POST /api/comments/{id}/like/': { likes_count: 1, has_liked: true },
  })
  show()
  await userEvent.click(await screen.findByRole('button', { name: 'Like the comment of Eva 0' }))
  const people = await screen.findByRole('link', { name: 'Liked by 1 person' })
  expect(people.getAttribute('href')).toBe('/workouts/7/comments/11/likes')
  expect(screen.queryByRole('button', { name: /Edit|Delete/ })).toBeNull()
})

test('a comment of somebody else can be reported to the moderators', async () => {
  const api = fakeApi({
    [list]: pages([comment(), mine()]),
    'POST /api/reports/': {
      id: 1,
      kind: 'comment',
      reason: 'spam',
      content: '',
      created_at: '2026-01-06T08:00:00Z',
    },
  })
  show()
  await userEvent.click(await screen.findByRole('button', { name: 'Report the comment of Eva' }))
  const dialog = await screen.findByRole('dialog', { name: 'Report this comment' })
  await userEvent.selectOptions(within(dialog).getByLabelText('Reason'), 'spam')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Send report' }))
  expect(await api.lastBody('POST /api/reports/')).toEqual({
    kind: 'comment',
    target: '11',
    reason: 'spam',
    content: '',
  })
  expect(screen.queryByRole('button', { name: 'Report the comment of ann' })).toBeNull()
})

test('the owner closes the comments; then nobody can write', async () => {
  const api = fakeApi({ [list]: pages([comment()]), 'PUT /api/workouts/{id}/comments/closed/': null })
  const changes = show({ isOwn: true })
  await userEvent.click(await screen.findByRole('button', { name: 'Close comments' }))
  expect((await api.request('PUT /api/workouts/{id}/comments/closed/')).path).toContain('/7/')
  expect(changes).toEqual([{ comments_count: 3, comments_closed: true }])
})

test('closed comments can be read, but neither written nor answered', async () => {
  fakeApi({ [list]: pages([comment()]) })
  show({ isClosed: true })
  expect(await screen.findByText('What a view!')).toBeTruthy()
  expect(screen.getByText('Comments are closed.')).toBeTruthy()
  expect(screen.queryByLabelText('Write a comment')).toBeNull()
  expect(screen.queryByRole('button', { name: /Reply|Close/ })).toBeNull()
})

test('an empty comment is not sent, and a refused one stays in the field', async () => {
  const api = fakeApi({ [list]: pages([]), [add]: () => refusal(429, 'rate_limited') })
  show()
  await userEvent.click(await screen.findByRole('button', { name: 'Comment' }))
  expect(api.requests(add)).toEqual([])
  await userEvent.type(screen.getByLabelText('Write a comment'), 'Hello')
  await userEvent.click(screen.getByRole('button', { name: 'Comment' }))
  expect(await screen.findByText(/too often/)).toBeTruthy()
  expect(screen.getByLabelText('Write a comment')).toHaveProperty('value', 'Hello')
})

test('links are safe, and markup stays text', async () => {
  const content = '<img src=x onerror=alert(1)> javascript:alert(1) https://example.org/a.'
  fakeApi({ [list]: pages([comment({ content })]) })
  show()
  const link = await screen.findByRole('link', { name: 'https://example.org/a' })
  expect(link.getAttribute('rel')).toBe('nofollow noopener noreferrer')
  expect(document.querySelector('article img')).toBeNull()
  expect(texts()).toEqual([content])
})
