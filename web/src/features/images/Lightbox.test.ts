import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { fakeApi } from '../../../test/fake-api.ts'
import Lightbox from './Lightbox.svelte'

const images = ['/api/images/a/', '/api/images/b/']
const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name })

async function open(at: number) {
  const api = fakeApi({
    'GET /api/images/a/': () => new Response('a'),
    'GET /api/images/b/': () => new Response('b'),
  })
  const { component } = render(Lightbox, { images, title: 'Lake run' })
  await component.open(at)
  return api
}

test('the lightbox opens at the chosen picture', async () => {
  const api = await open(1)
  expect(screen.getByRole('dialog', { name: 'Picture 2 of Lake run' })).toBeTruthy()
  expect(await screen.findByRole('img', { name: 'Picture 2 of Lake run' })).toBeTruthy()
  expect(api.requests('GET /api/images/a/')).toHaveLength(0)
})

test('the lightbox is modal, and its buttons exist before the browser moves the focus into it', async () => {
  let buttons = 0
  vi.spyOn(HTMLDialogElement.prototype, 'showModal').mockImplementation(function (this: HTMLDialogElement) {
    buttons = this.querySelectorAll('button').length
  })
  await open(0)
  expect(buttons).toBe(3)
})

test('buttons show the neighbouring pictures, and are disabled at the ends', async () => {
  await open(0)
  expect(button('Next').disabled).toBe(false)
  expect(button('Previous').disabled).toBe(true)
  await userEvent.click(button('Next'))
  expect(screen.getByRole('dialog', { name: 'Picture 2 of Lake run' })).toBeTruthy()
  expect(button('Next').disabled).toBe(true)
  await userEvent.click(button('Previous'))
  expect(screen.getByRole('dialog', { name: 'Picture 1 of Lake run' })).toBeTruthy()
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
