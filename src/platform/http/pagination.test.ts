import { describe, expect, it } from 'vitest'
import { type CursorRange, loadCursorPage, toPage } from './pagination.ts'

const URL = '/api/workouts/'

describe('a page of a list', () => {
  const cases: [string, { count: number; page: number; page_size: number }, number | null, number | null][] =
    [
      ['the only page of an empty list', { count: 0, page: 1, page_size: 20 }, null, null],
      ['the only page', { count: 20, page: 1, page_size: 20 }, null, null],
      ['the first of two', { count: 21, page: 1, page_size: 20 }, null, 2],
      ['the last of two', { count: 21, page: 2, page_size: 20 }, 1, null],
      ['the middle of three', { count: 3, page: 2, page_size: 1 }, 1, 3],
      ['the last full page', { count: 40, page: 2, page_size: 20 }, 1, null],
      ['just past the end', { count: 40, page: 3, page_size: 20 }, 2, null],
      ['far past the end', { count: 40, page: 1_000_000, page_size: 20 }, 2, null],
      ['past the end of an empty list', { count: 0, page: 7, page_size: 20 }, 1, null],
    ]
  it.each(cases)(
    'links to the next and the previous page: %s',
    (_, { count, page, page_size }, previous, next) => {
      const shown = toPage({ url: URL }, { page, page_size }, { count, results: [] })
      expect(shown).toEqual({
        count,
        previous: previous && `${URL}?page=${previous}`,
        next: next && `${URL}?page=${next}`,
        results: [],
      })
    },
  )

  const urls: [string, string, string][] = [
    [
      'keeps the other parameters',
      '/api/x/?type=cardio&page=2&page_size=1',
      '/api/x/?type=cardio&page=3&page_size=1',
    ],
    ['keeps text in every script', '/api/x/?search=%C3%A9lan+%26', '/api/x/?search=%C3%A9lan+%26&page=3'],
    ['keeps a question mark in a value', '/api/x/?search=a?b', '/api/x/?search=a%3Fb&page=3'],
    ['keeps the way the address was written', '/api/x?page=2', '/api/x?page=3'],
    ['never names a host', 'http://evil.example/api/x/?page=2', '/api/x/?page=3'],
  ]
  it.each(urls)('writes links to other pages: %s', (_, url, next) => {
    expect(toPage({ url }, { page: 2, page_size: 1 }, { count: 9, results: [] }).next).toBe(next)
  })
})

describe('a page of a list that is read by cursor', () => {
  const read = async (ids: number[], cursor?: string) => {
    const load = async ({ compare, id, order, limit }: CursorRange) =>
      ids
        .filter((one) => (compare === '<' ? one < id : one > id))
        .toSorted((a, b) => (order === 'asc' ? a - b : b - a))
        .slice(0, limit)
        .map((one) => ({ id: one }))
    const request = { url: `/api/x/?page_size=2${cursor ? `&cursor=${cursor}` : ''}` }
    const query = { page_size: 2, ...(cursor && { cursor }) }
    const { next, previous, results } = await loadCursorPage(request, query, load, ({ id }) => id)
    const cursorIn = (url: string | null) => url && /cursor=([\w-]+)/.exec(url)?.[1]
    return [results, cursorIn(previous), cursorIn(next)]
  }
  const cases: [string, number[], string | undefined, unknown[]][] = [
    ['an empty list', [], undefined, [[], null, null]],
    ['the only page', [1, 2], undefined, [[2, 1], null, null]],
    ['the first of three', [1, 2, 3, 4, 5], undefined, [[5, 4], null, 'before-4']],
    ['the middle of three', [1, 2, 3, 4, 5], 'before-4', [[3, 2], 'after-3', 'before-2']],
    ['the last of three', [1, 2, 3, 4, 5], 'before-2', [[1], 'after-1', null]],
    ['back from the last', [1, 2, 3, 4, 5], 'after-1', [[3, 2], 'after-3', 'before-2']],
    ['back to the first', [1, 2, 3, 4, 5], 'after-3', [[5, 4], null, 'before-4']],
    ['with the entry of its cursor deleted', [1, 2, 5], 'before-4', [[2, 1], 'after-2', null]],
  ]
  it.each(cases)(
    'begins where the last one ended, and links both ways: %s',
    async (_, ids, cursor, shown) => {
      expect(await read(ids, cursor)).toEqual(shown)
    },
  )
})
