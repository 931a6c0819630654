import { expect, test } from 'vitest'
import { parseFilters, parsePage, searchString, withoutEmpty } from './search.ts'

const EMPTY = { search: '', role: '' }

test('filters are read from the address, and written to it with the page', () => {
  const filters = parseFilters('?role=admin&search=ana&page=3&other=1', EMPTY)
  expect(filters).toEqual({ search: 'ana', role: 'admin' })
  expect(searchString(filters, 3)).toBe('?search=ana&role=admin&page=3')
  expect(searchString(EMPTY)).toBe('')
  expect(withoutEmpty({ search: '', role: 'admin' })).toEqual({ role: 'admin' })
})

test.each([
  ['?page=2', 2],
  ['', 1],
  ['?page=0', 1],
  ['?page=-3', 1],
  ['?page=1.5', 1],
  ['?page=abc', 1],
])('the query "%s" means page %i', (search, page) => {
  expect(parsePage(search)).toBe(page)
})
