import { fireEvent, render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { NO_FILTERS } from './query.ts'
import RangeFilter from './RangeFilter.svelte'

const period = () => screen.getByLabelText<HTMLSelectElement>('Period')

test('the default is half a year, and another period can be chosen', async () => {
  const change = vi.fn()
  render(RangeFilter, { filters: NO_FILTERS, change })
  expect(period().selectedOptions[0]?.textContent).toBe('Last 26 weeks')
  expect(screen.queryByLabelText('From')).toBeNull()
  await userEvent.selectOptions(period(), 'All time')
  expect(change).toHaveBeenCalledWith({ range: 'all' })
})

test('a custom period has fields for its first and last day', async () => {
  const change = vi.fn()
  render(RangeFilter, { filters: { ...NO_FILTERS, range: 'custom', from: '2026-01-01' }, change })
  expect(screen.getByLabelText<HTMLInputElement>('From').value).toBe('2026-01-01')
  await fireEvent.change(screen.getByLabelText('To'), { target: { value: '2026-02-01' } })
  expect(change).toHaveBeenCalledWith({ to: '2026-02-01' })
})
