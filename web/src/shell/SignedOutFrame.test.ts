import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { createRawSnippet } from 'svelte'
import { expect, test } from 'vitest'
import SignedOutFrame from './SignedOutFrame.svelte'

const children = createRawSnippet(() => ({ render: () => '<p>The form</p>' }))

test('it names the page and the document', () => {
  render(SignedOutFrame, { title: 'Sign in', children })
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Sign in')
  expect(document.title).toBe('Sign in · FitTrack')
})

test('another language is chosen in its own words, and everything changes at once', async () => {
  render(SignedOutFrame, { title: 'Sign in', children })
  expect(screen.getByRole('button', { name: 'English' }).getAttribute('aria-pressed')).toBe('true')
  await userEvent.click(screen.getByRole('button', { name: 'Deutsch' }))
  expect(await screen.findByRole('list', { name: 'Sprache' })).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Deutsch' }).getAttribute('aria-pressed')).toBe('true')
  expect(document.documentElement.lang).toBe('de')
})
