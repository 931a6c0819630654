import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { useLanguage } from '../../i18n/i18n.svelte.ts'
import SportFilter from './SportFilter.svelte'

const filter = () => screen.getByLabelText<HTMLSelectElement>('Sport')
const chosen = () => filter().selectedOptions[0]?.textContent

test('the choice of a sport clears the type, and the reverse', async () => {
  const choose = vi.fn()
  render(SportFilter, { type: '', sport: '', choose })
  expect(chosen()).toBe('All sports')
  await userEvent.selectOptions(filter(), 'Cycling')
  await userEvent.selectOptions(filter(), screen.getByRole('option', { name: 'Strength' }))
  expect(choose.mock.calls).toEqual([
    ['', 'cycling'],
    ['strength', ''],
  ])
})

test('the type "other" and the sport "other" are different options', () => {
  const { unmount } = render(SportFilter, { type: 'other', sport: '', choose: () => {} })
  expect(filter().value).toBe('kind.other')
  unmount()
  render(SportFilter, { type: '', sport: 'other', choose: () => {} })
  expect(filter().value).toBe('other')
})

test('a German reader sees the sports in German', async () => {
  await useLanguage('de')
  render(SportFilter, { label: 'Sport', type: '', sport: 'running', choose: () => {} })
  expect(chosen()).toBe('Laufen')
})
