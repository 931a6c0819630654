import { render, screen } from '@testing-library/svelte'
import { createRawSnippet } from 'svelte'
import { expect, test, vi } from 'vitest'
import { fakeApi, refusal } from '../../../test/fake-api.ts'
import { signedIn } from '../../../test/fixtures.ts'
import AuthImage from './AuthImage.svelte'

const children = createRawSnippet(() => ({ render: () => '<span>AN</span>' }))
const get = 'GET /api/images/a/'
const props = { src: '/api/images/a/', size: 96 as const, alt: 'Ann', children }

test('the picture is fetched with the access token, in the needed size', async () => {
  await signedIn()
  const api = fakeApi({ [get]: () => new Response('a') })
  render(AuthImage, props)
  expect(screen.getByText('AN')).toBeTruthy()
  const picture = await screen.findByRole('img', { name: 'Ann' })
  expect(picture.getAttribute('src')).toMatch(/^blob:/)
  const { headers, query } = await api.request(get)
  expect(headers.get('authorization')).toBe('Bearer token')
  expect(query).toEqual({ size: '96' })
  expect(screen.queryByText('AN')).toBeNull()
})

test('a picture that fails to load leaves the placeholder in place', async () => {
  fakeApi({ [get]: refusal(404, 'not_found'), 'GET /api/images/b/': () => new Response('b') })
  render(AuthImage, props)
  // This picture is requested after the first one, so the first request has failed when this picture is shown.
  render(AuthImage, { ...props, src: '/api/images/b/', alt: 'Ben' })
  expect(await screen.findByRole('img', { name: 'Ben' })).toBeTruthy()
  expect(screen.getByText('AN')).toBeTruthy()
  expect(screen.getAllByRole('img')).toHaveLength(1)
})

test('a new address replaces the picture', async () => {
  let made = 0
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => `blob:${++made}`)
  fakeApi({
    [get]: () => new Response('a'),
    'GET /api/images/b/': () => new Response('b'),
  })
  const { rerender } = render(AuthImage, props)
  expect((await screen.findByRole('img')).getAttribute('src')).toBe('blob:1')
  await rerender({ ...props, src: '/api/images/b/' })
  await expect.poll(() => screen.queryByRole('img')?.getAttribute('src')).toBe('blob:2')
})

test('a new address that fails to load shows the placeholder instead of the previous picture', async () => {
  fakeApi({ [get]: () => new Response('a'), 'GET /api/images/b/': refusal(404, 'not_found') })
  const { rerender } = render(AuthImage, props)
  await screen.findByRole('img')
  await rerender({ ...props, src: '/api/images/b/' })
  expect(await screen.findByText('AN')).toBeTruthy()
  expect(screen.queryByRole('img')).toBeNull()
})
