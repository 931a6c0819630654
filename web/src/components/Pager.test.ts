import { render, screen } from '@testing-library/svelte'
import { expect, test } from 'vitest'
import Pager from './Pager.svelte'

const hrefOf = (page: number) => `?page=${page}`
const links = () => screen.queryAllByRole('link').map((link) => [link.textContent, link.getAttribute('href')])

test.each([
  [1, [['Next', '?page=2']]],
  [
    2,
    [
      ['Previous', '?page=1'],
      ['Next', '?page=3'],
    ],
  ],
  [3, [['Previous', '?page=2']]],
])('page %i of three leads to its neighbours', (page, expected) => {
  render(Pager, { count: 41, page, size: 20, hrefOf })
  expect(links()).toEqual(expected)
  expect(screen.getByText(`Page ${page} of 3`)).toBeTruthy()
})

test('a list of one page has no pager', () => {
  render(Pager, { count: 20, page: 1, size: 20, hrefOf })
  expect(screen.queryByRole('navigation')).toBeNull()
})
