import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { fakeApi, fieldRefusal } from '../../../test/fake-api.ts'
import { profile, signedIn } from '../../../test/fixtures.ts'
import type { Profile } from '../../api/types.ts'
import Toast from '../../shell/Toast.svelte'
import ProfileEditPage from './ProfileEditPage.svelte'

const get = 'GET /api/profiles/{username}/'
const patch = 'PATCH /api/profiles/{username}/'
const putImage = 'PUT /api/profiles/me/image/'
const removeImage = 'DELETE /api/profiles/me/image/'
const photo = new File(['jpeg'], 'me.jpg', { type: 'image/jpeg' })
const body = {
  birth_date: '1990-05-01',
  sex: 'female' as const,
  height_cm: 170,
  resting_hr_bpm: 50,
  max_hr_bpm: null,
  threshold_hr_bpm: null,
  ftp_w: null,
}

beforeEach(() => signedIn())

async function open(known: Partial<Profile> = {}, routes: Parameters<typeof fakeApi>[0] = {}) {
  const api = fakeApi({
    [get]: profile(known),
    [patch]: { ...profile(known), shows_body: false, shows_streaks: false, allows_indexing: false },
    ...routes,
  })
  render(Toast)
  render(ProfileEditPage)
  await screen.findByLabelText(/^Name/)
  return api
}

const field = (label: string | RegExp) => screen.getByLabelText<HTMLInputElement>(label)
const save = async (form: number) => {
  await userEvent.click(screen.getAllByRole('button', { name: 'Save' })[form] as HTMLElement)
}

test('name, bio and privacy are saved together', async () => {
  const api = await open({ bio: 'Slow.', is_private: true })
  expect(field('Private profile').checked).toBe(true)
  await userEvent.clear(field(/^Name/))
  await userEvent.type(field(/^Name/), ' Anna ')
  await userEvent.click(field('Private profile'))
  await userEvent.click(field('Show body data'))
  await userEvent.click(field('Show streaks'))
  await save(0)
  expect(await api.lastBody(patch)).toEqual({
    name: 'Anna',
    bio: 'Slow.',
    is_private: false,
    shows_body: true,
    shows_streaks: true,
    allows_indexing: false,
  })
  expect(await screen.findByText('Saved.')).toBeTruthy()
})

test('a name that the server refuses is marked as invalid', async () => {
  await open({}, { [patch]: fieldRefusal('name') })
  await save(0)
  await expect.poll(() => field(/^Name/).getAttribute('aria-invalid')).toBe('true')
})

test("body data are shown and entered in the person's units", async () => {
  await signedIn({ units: 'imperial' })
  const api = await open({ body })
  expect(field('Height').value).toBe('66.9')
  await userEvent.clear(field('Height'))
  await userEvent.type(field('Height'), '67')
  await userEvent.click(screen.getByRole('radio', { name: 'Not specified' }))
  await save(1)
  expect(await api.lastBody(patch)).toEqual({ ...body, sex: null, height_cm: 170.2 })
})

test('text in a number field is an error, and nothing is sent', async () => {
  const api = await open()
  await userEvent.type(field('Maximum heart rate'), 'high')
  await save(1)
  expect(screen.getByText('Enter a number, such as 12.5.')).toBeTruthy()
  expect(document.activeElement).toBe(field('Maximum heart rate'))
  expect(api.requests(patch)).toHaveLength(0)
})

async function choosePicture() {
  const picker = document.querySelector<HTMLInputElement>('input[type=file]') as HTMLInputElement
  await userEvent.upload(picker, photo)
}

test('a chosen picture is previewed, and can be discarded', async () => {
  const api = await open({}, { [putImage]: { image: '/api/images/a/' } })
  await choosePicture()
  expect(screen.getByRole('img', { name: 'Preview of your new picture' })).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(screen.queryByRole('img', { name: 'Preview of your new picture' })).toBeNull()
  expect(api.requests(putImage)).toHaveLength(0)
})

test('a previewed picture is uploaded after a click, and can be removed again', async () => {
  const api = await open(
    {},
    {
      [putImage]: { image: '/api/images/a/' },
      [removeImage]: null,
      'GET /api/images/a/': new Response('a'),
    },
  )
  expect(screen.queryByRole('button', { name: 'Remove picture' })).toBeNull()
  await choosePicture()
  await userEvent.click(screen.getByRole('button', { name: 'Use this picture' }))
  const sent = (await api.lastBody(putImage)) as FormData
  expect((sent.get('image') as File).name).toBe('me.jpg')
  await userEvent.click(await screen.findByRole('button', { name: 'Remove picture' }))
  expect(await screen.findByRole('button', { name: 'Choose a picture' })).toBeTruthy()
  expect(api.requests(removeImage)).toHaveLength(1)
})

test('the reason for a refused picture is shown', async () => {
  await open({}, { [putImage]: fieldRefusal('image', { code: 'unknown_image_format' }) })
  await choosePicture()
  await userEvent.click(screen.getByRole('button', { name: 'Use this picture' }))
  expect(await screen.findByText('Not a JPEG, PNG, WebP or AVIF picture.')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Use this picture' })).toBeTruthy()
})
