import { expect, test } from 'vitest'
import { asked, filtersFrom, pageFrom, searchWith } from './search.ts'

const EMPTY = { search: '', role: '' }

test('filters come from the address and go back into it', () => {
  const filters = filtersFrom('?role=admin&search=ana&page=3&other=1', EMPTY)
  expect(filters).toEqual({ search: 'ana', role: 'admin' })
  expect(searchWith(filters, 3)).toBe('?search=ana&role=admin&page=3')
  expect(searchWith(EMPTY)).toBe('')
  expect(asked({ search: '', role: 'admin' })).toEqual({ role: 'admin' })
})

test.each([
  ['?page=2', 2],
  ['', 1],
  ['?page=0', 1],
  ['?page=-3', 1],
  ['?page=1.5', 1],
  ['?page=abc', 1],
])('%s is page %i', (search, page) => {
  expect(pageFrom(search)).toBe(page)
})
