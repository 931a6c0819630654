import { render, screen } from '@testing-library/svelte'
import { createRawSnippet } from 'svelte'
import { expect, test } from 'vitest'
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
  const api = fakeApi({ [get]: refusal(404, 'not_found') })
  render(AuthImage, props)
  await api.request(get)
  expect(screen.getByText('AN')).toBeTruthy()
  expect(screen.queryByRole('img')).toBeNull()
})

test('a new address replaces the picture', async () => {
  const api = fakeApi({
    [get]: () => new Response('a'),
    'GET /api/images/b/': () => new Response('b'),
  })
  const { rerender } = render(AuthImage, props)
  const first = (await screen.findByRole('img')).getAttribute('src')
  await rerender({ ...props, src: '/api/images/b/' })
  await api.request('GET /api/images/b/')
  await expect.poll(() => screen.queryByRole('img')?.getAttribute('src')).not.toBe(first)
})
