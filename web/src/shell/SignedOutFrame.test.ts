import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { createRawSnippet } from 'svelte'
import { expect, test } from 'vitest'
import SignedOutFrame from './SignedOutFrame.svelte'

const children = createRawSnippet(() => ({ render: () => '<p>The form</p>' }))

test('the title is the heading and names the document', () => {
  render(SignedOutFrame, { title: 'Sign in', children })
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Sign in')
  expect(document.title).toBe('Sign in · FitTrack')
})

test('languages are listed by their own names, and a choice changes the page at once', async () => {
  render(SignedOutFrame, { title: 'Sign in', children })
  expect(screen.getByRole('button', { name: 'English' }).getAttribute('aria-pressed')).toBe('true')
  await userEvent.click(screen.getByRole('button', { name: 'Deutsch' }))
  expect(await screen.findByRole('list', { name: 'Sprache' })).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Deutsch' }).getAttribute('aria-pressed')).toBe('true')
  expect(document.documentElement.lang).toBe('de')
})
