import { cleanup, render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { fakeApi, fieldRefusal, refusal } from '../../../test/fake-api.ts'
import { signedIn, signInAnswer, workout } from '../../../test/fixtures.ts'
import { dropSession, signIn } from '../../session/session.svelte.ts'
import Gallery from './Gallery.svelte'

const post = 'POST /api/workouts/{id}/images/'
const put = 'PUT /api/workouts/{id}/images/'
const remove = 'DELETE /api/workouts/{id}/images/{name}/'
const image = (name: string) => `/api/images/${name}/`
const pictures = {
  'GET /api/images/a/': new Response('a'),
  'GET /api/images/b/': new Response('b'),
  'GET /api/images/c/': new Response('c'),
}
const added = { name: 'c', image: image('c'), width: 10, height: 10 }
const photo = (name: string) => new File(['jpeg'], name, { type: 'image/jpeg' })

beforeEach(() => signedIn())

/** Shows the gallery. Passes every changed list of images back to it, as the page of a workout does. */
function open(images: string[], own = true) {
  const props = $state({
    workout: workout({ images }),
    own,
    changed: (next: string[]) => {
      props.workout = { ...props.workout, images: next }
    },
  })
  render(Gallery, props)
  return props
}

/** The names of the uploaded files, in the order of their requests. */
function sentTo(api: ReturnType<typeof fakeApi>) {
  return api.requests(post).map(({ body }) => ((body as FormData).get('image') as File).name)
}

async function add(...files: File[]) {
  const picker = document.querySelector<HTMLInputElement>('input[type=file]') as HTMLInputElement
  await userEvent.upload(picker, files)
}

test('an added picture is uploaded and shown last', async () => {
  const api = fakeApi({ ...pictures, [post]: added })
  const shown = open([image('a')])
  await add(photo('c.jpg'))
  await expect.poll(() => shown.workout.images).toEqual([image('a'), image('c')])
  const body = (await api.lastBody(post)) as FormData
  expect((body.get('image') as File).name).toBe('c.jpg')
  expect(await screen.findByRole('button', { name: 'Open picture 2' })).toBeTruthy()
})

test('several pictures are sent one after the other, in the order in which they were chosen', async () => {
  const answers: PromiseWithResolvers<typeof added>[] = []
  const api = fakeApi({
    ...pictures,
    [post]: () => {
      const answer = Promise.withResolvers<typeof added>()
      answers.push(answer)
      return answer.promise
    },
  })
  const shown = open([image('a')])
  await add(photo('c.jpg'), photo('b.jpg'))
  expect(screen.getByText('Uploading picture 1 of 2 …')).toBeTruthy()
  await expect.poll(() => sentTo(api)).toEqual(['c.jpg'])

  answers[0]?.resolve(added)
  expect(await screen.findByText('Uploading picture 2 of 2 …')).toBeTruthy()
  await expect.poll(() => sentTo(api)).toEqual(['c.jpg', 'b.jpg'])
  answers[1]?.resolve({ ...added, name: 'b', image: image('b') })
  await expect.poll(() => shown.workout.images).toEqual([image('a'), image('c'), image('b')])
  await expect.poll(() => screen.queryByText(/^Uploading/)).toBeNull()
})

test('a refused file is named with the reason, and the other files are added', async () => {
  let sent = 0
  fakeApi({
    ...pictures,
    [post]: () => (++sent === 1 ? fieldRefusal('image', { code: 'damaged_image' }) : added),
  })
  const shown = open([])
  await add(photo('broken.jpg'), photo('c.jpg'))
  expect(await screen.findByText('broken.jpg: Damaged, it cannot be read.')).toBeTruthy()
  await expect.poll(() => shown.workout.images).toEqual([image('c')])
})

test('a full gallery has no button to add pictures', () => {
  fakeApi({ 'GET /api/images/{name}/': new Response('x') })
  open(Array.from({ length: 10 }, (_, i) => image(String(i))))
  expect(screen.queryByRole('button', { name: 'Add pictures' })).toBeNull()
})

test('a moved picture keeps the focus, and the new order is saved', async () => {
  const api = fakeApi({ ...pictures, [put]: { images: [] } })
  const shown = open([image('a'), image('b'), image('c')])
  await userEvent.click(screen.getByRole('button', { name: 'Arrange' }))
  await userEvent.click(screen.getByRole('button', { name: 'Move picture 1 back' }))
  expect(shown.workout.images).toEqual([image('b'), image('a'), image('c')])
  expect(await api.lastBody(put)).toEqual({ images: ['b', 'a', 'c'] })
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Move picture 2 back' }))
  await userEvent.click(screen.getByRole('button', { name: 'Move picture 2 back' }))
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Move picture 3 forward' }))
})

test('an order that could not be saved is undone', async () => {
  fakeApi({ ...pictures, [put]: refusal(500, 'internal') })
  const shown = open([image('a'), image('b')])
  await userEvent.click(screen.getByRole('button', { name: 'Arrange' }))
  await userEvent.click(screen.getByRole('button', { name: 'Move picture 1 back' }))
  expect(await screen.findByText(/The server could not do that/)).toBeTruthy()
  expect(shown.workout.images).toEqual([image('a'), image('b')])
})

test('a picture is deleted after a confirmation', async () => {
  const api = fakeApi({ ...pictures, [remove]: null })
  const shown = open([image('a'), image('b')])
  await userEvent.click(screen.getByRole('button', { name: 'Arrange' }))
  await userEvent.click(screen.getByRole('button', { name: 'Delete picture 2' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Delete this picture?' }))
  expect(api.requests(remove)).toHaveLength(0)
  await userEvent.click(dialog.getByRole('button', { name: 'Delete' }))
  expect((await api.request(remove)).path).toBe('/api/workouts/7/images/b/')
  await expect.poll(() => shown.workout.images).toEqual([image('a')])
})

test('people other than the owner see the pictures, but no buttons to change them', () => {
  fakeApi(pictures)
  open([image('a')], false)
  expect(screen.getByRole('button', { name: 'Open picture 1' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Arrange' })).toBeNull()
})

test('people other than the owner do not see an empty gallery', () => {
  open([], false)
  expect(screen.queryByRole('region', { name: 'Pictures' })).toBeNull()
})

test('the remaining files are not sent once the session has ended, even when the person signs in again', async () => {
  let endSession = dropSession
  const api = fakeApi({
    ...pictures,
    'POST /api/auth/login/': signInAnswer(),
    [post]: () => {
      endSession()
      return added
    },
  })
  const shown = open([])
  await add(photo('a.jpg'), photo('b.jpg'))
  await expect.poll(() => shown.workout.images).toEqual([image('c')])
  endSession = () => {}
  cleanup()
  await signIn('ann', 'secret')
  open([])
  await add(photo('c.jpg'))
  await expect.poll(() => sentTo(api)).toContain('c.jpg')
  expect(sentTo(api)).toEqual(['a.jpg', 'c.jpg'])
})
