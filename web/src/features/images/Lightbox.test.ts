import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { fakeApi } from '../../../test/fake-api.ts'
import Lightbox from './Lightbox.svelte'

const images = ['/api/images/a/', '/api/images/b/']
const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name })

beforeEach(() => {
  fakeApi({
    'GET /api/images/a/': () => new Response('a'),
    'GET /api/images/b/': () => new Response('b'),
  })
})

async function open(at: number) {
  const { component } = render(Lightbox, { images, title: 'Lake run' })
  await component.open(at)
}

test('the lightbox opens at the chosen picture', async () => {
  await open(1)
  expect(screen.getByRole('dialog', { name: 'Picture 2 of Lake run' })).toBeTruthy()
  expect(await screen.findByRole('img', { name: 'Picture 2 of Lake run' })).toBeTruthy()
})

test('buttons show the neighbouring pictures, and are disabled at the ends', async () => {
  await open(0)
  expect(button('Previous').disabled).toBe(true)
  await userEvent.click(button('Next'))
  expect(screen.getByRole('dialog', { name: 'Picture 2 of Lake run' })).toBeTruthy()
  expect(button('Next').disabled).toBe(true)
})

test('arrow keys show the neighbouring pictures', async () => {
  await open(0)
  button('Next').focus()
  await userEvent.keyboard('{ArrowRight}')
  expect(screen.getByRole('dialog', { name: 'Picture 2 of Lake run' })).toBeTruthy()
  await userEvent.keyboard('{ArrowRight}{ArrowLeft}')
  expect(screen.getByRole('dialog', { name: 'Picture 1 of Lake run' })).toBeTruthy()
})

test('a button closes the lightbox', async () => {
  await open(0)
  await userEvent.click(button('Close'))
  expect(screen.queryByRole('button', { name: 'Next' })).toBeNull()
})
