import { fireEvent, render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { fakeUpload } from '../../../test/fake-upload.ts'
import { signedIn } from '../../../test/fixtures.ts'
import type { RecordingItem } from '../../api/types.ts'
import UploadPage from './UploadPage.svelte'

const ride = new File(['<gpx/>'], 'ride.gpx')
const item: RecordingItem = {
  file: 'ride.gpx',
  status: 'imported',
  workouts: [7],
  warnings: [],
  error: null,
  duplicate_of: null,
}
const recording = (items: RecordingItem[], status = 'done') => ({
  status: 201,
  body: { id: 1, status, progress: 100, items },
})
const picker = () => document.querySelector<HTMLInputElement>('input[type=file]') as HTMLInputElement

beforeEach(() => signedIn())

async function choose(...files: File[]) {
  const upload = fakeUpload()
  render(UploadPage)
  await userEvent.upload(picker(), files)
  await expect.poll(upload.count).toBeGreaterThan(0)
  return upload
}

test('a chosen file is sent, its progress shown, and the workout offered', async () => {
  const upload = await choose(ride)
  upload.progress(1, 4)
  const bar = screen.getByRole('progressbar', { name: 'ride.gpx' })
  await expect.poll(() => bar.getAttribute('aria-valuenow')).toBe('25')
  expect(bar.getAttribute('aria-valuetext')).toMatch(/^Sending 25/)

  upload.answer(recording([item]))
  const link = await screen.findByRole('link', { name: 'Open the workout' })
  expect(link.getAttribute('href')).toBe('/workouts/7')
  expect(screen.queryByRole('progressbar')).toBeNull()
  expect(screen.getByText('1 of 1 files finished')).toBeTruthy()
})

test('a file that the server does not receive is told, and can be sent again', async () => {
  const upload = await choose(ride)
  upload.fail()
  expect(await screen.findByText(/^The server does not answer/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await expect.poll(upload.count).toBe(2)
  upload.answer(recording([item]))
  expect(await screen.findByText('Imported.')).toBeTruthy()
})

test('a recording that could not be read is told', async () => {
  const upload = await choose(ride)
  upload.answer(recording([], 'failed'))
  expect(await screen.findByText('The server could not read this file. Send it again.')).toBeTruthy()
})

test('a duplicate leads to the original, and a refused file says why', async () => {
  const upload = await choose(ride)
  upload.answer(
    recording([
      { ...item, file: 'a.gpx', status: 'duplicate', workouts: [], duplicate_of: 3 },
      { ...item, file: 'b.gpx', status: 'refused', workouts: [], error: 'It has no points.' },
    ]),
  )
  const original = await screen.findByRole('link', { name: 'Open the original' })
  expect(original.getAttribute('href')).toBe('/workouts/3')
  expect(screen.getByText(/It has no points/)).toBeTruthy()
  expect(screen.getByText('a.gpx')).toBeTruthy()
})

test('two files are sent at once, the third waits', async () => {
  const upload = await choose(ride, new File(['a'], 'a.gpx'), new File(['b'], 'b.gpx'))
  await expect.poll(upload.count).toBe(2)
  expect(screen.getAllByText(/^Waiting/)).toHaveLength(1)
  upload.answer(recording([item]))
  await expect.poll(upload.count).toBe(3)
})

test('finished files are cleared from the list', async () => {
  const upload = await choose(ride)
  expect(screen.queryByRole('button', { name: 'Clear finished' })).toBeNull()
  upload.answer(recording([item]))
  await userEvent.click(await screen.findByRole('button', { name: 'Clear finished' }))
  expect(screen.queryByText('ride.gpx')).toBeNull()
})

test('files dragged over the page are announced, and sent when they are dropped', async () => {
  const upload = fakeUpload()
  render(UploadPage)
  const dataTransfer = { types: ['Files'], files: [ride] }
  await fireEvent(window, Object.assign(new Event('dragenter'), { dataTransfer }))
  expect(screen.getByText('Drop to upload')).toBeTruthy()
  await fireEvent(window, Object.assign(new Event('drop', { cancelable: true }), { dataTransfer }))
  expect(screen.queryByText('Drop to upload')).toBeNull()
  await expect.poll(upload.count).toBe(1)
})

test('dragged text is none of our business', async () => {
  render(UploadPage)
  await fireEvent(window, Object.assign(new Event('dragenter'), { dataTransfer: { types: ['text/plain'] } }))
  expect(screen.queryByText('Drop to upload')).toBeNull()
})
