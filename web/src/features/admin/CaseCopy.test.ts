import { render, screen } from '@testing-library/svelte'
import { beforeEach, expect, test } from 'vitest'
import { signedIn } from '../../../test/fixtures.ts'
import CaseCopy from './CaseCopy.svelte'

const copy = {
  id: 1,
  title: null,
  text: null,
  sport: null,
  date: null,
  workout_id: null,
  written_at: null,
  images: [],
  created_at: '2026-01-06T08:00:00Z',
}

beforeEach(() => signedIn())

test('a comment is shown with its time and a link to its workout', () => {
  render(CaseCopy, {
    copy: { ...copy, text: 'Buy shoes', workout_id: 7, written_at: '2026-01-05T08:00:00Z' },
    reports: [],
  })
  expect(screen.getByText('Buy shoes')).toBeTruthy()
  expect(screen.getByText(/^Written: /)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Workout with this comment' }).getAttribute('href')).toBe(
    '/workouts/7',
  )
})

test('a copy of anything else shows neither time nor link', () => {
  render(CaseCopy, { copy: { ...copy, title: 'Run' }, reports: [] })
  expect(screen.queryByText(/Written/)).toBeNull()
  expect(screen.queryByRole('link')).toBeNull()
})
