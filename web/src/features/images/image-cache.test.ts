import { expect, test } from 'vitest'
import { fakeApi, refusal } from '../../../test/fake-api.ts'
import { signedIn } from '../../../test/fixtures.ts'
import { dropSession } from '../../session/session.svelte.ts'
import { imageUrl } from './image-cache.ts'

test("a late failure of one session leaves the next session's image in the cache", async () => {
  await signedIn()
  let fail = () => {}
  const late = new Promise<void>((resolve) => {
    fail = resolve
  })
  fakeApi({ 'GET /api/images/a/': () => late.then(() => refusal(404, 'not_found')) })
  const first = imageUrl('/api/images/a/')
  dropSession()

  await signedIn({ id: 2, username: 'ben' })
  const api = fakeApi({ 'GET /api/images/a/': () => new Response('a') })
  const second = await imageUrl('/api/images/a/')
  fail()
  await expect(first).rejects.toThrow()
  expect(await imageUrl('/api/images/a/')).toBe(second)
  expect(api.requests('GET /api/images/a/')).toHaveLength(1)
})
