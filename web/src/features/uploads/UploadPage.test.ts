import { fireEvent, render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fakeUpload } from '../../../test/fake-upload.ts'
import { signedIn } from '../../../test/fixtures.ts'
import type { RecordingItem } from '../../api/types.ts'
import { useLanguage } from '../../i18n/i18n.svelte.ts'
import UploadPage from './UploadPage.svelte'

const ride = new File(['<gpx/>'], 'ride.gpx')
const item: RecordingItem = {
  file: 'ride.gpx',
  status: 'imported',
  workouts: [7],
  warnings: [],
  error: null,
  details: { warnings: [], error: null },
  duplicate_of: null,
}
const refusal = (error: NonNullable<RecordingItem['details']['error']>) => ({
  error: '…',
  details: { warnings: [], error },
})
const recording = (items: RecordingItem[], status = 'done') => ({
  status: 201,
  body: { id: 1, status, progress: 100, items },
})
const picker = () => document.querySelector<HTMLInputElement>('input[type=file]') as HTMLInputElement

beforeEach(() => signedIn())
afterEach(() => useLanguage('en'))

async function choose(...files: File[]) {
  const upload = fakeUpload()
  render(UploadPage)
  await userEvent.upload(picker(), files)
  await expect.poll(upload.count).toBeGreaterThan(0)
  return upload
}

test('a chosen file is sent with a progress bar, and then the page links to its workout', async () => {
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

test('a file that does not reach the server is reported, and can be sent again', async () => {
  const upload = await choose(ride)
  upload.fail()
  expect(await screen.findByText(/^The server does not answer/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await expect.poll(upload.count).toBe(2)
  upload.answer(recording([item]))
  expect(await screen.findByText('Imported.')).toBeTruthy()
})

test('a recording that the server could not read is reported', async () => {
  const upload = await choose(ride)
  upload.answer(recording([], 'failed'))
  expect(await screen.findByText('The server could not read this file. Send it again.')).toBeTruthy()
})

test('a duplicate links to the original, and a refused file shows the reason', async () => {
  const upload = await choose(ride)
  upload.answer(
    recording([
      { ...item, file: 'a.gpx', status: 'duplicate', workouts: [], duplicate_of: 3 },
      { ...item, file: 'b.gpx', status: 'refused', workouts: [], ...refusal({ code: 'no_points' }) },
    ]),
  )
  const original = await screen.findByRole('link', { name: 'Open the original' })
  expect(original.getAttribute('href')).toBe('/workouts/3')
  expect(screen.getByText(/^The GPX file holds no points\.$/)).toBeTruthy()
  expect(screen.getByText('a.gpx')).toBeTruthy()
})

test('a refusal and warnings are in the language of the reader, with their numbers and days', async () => {
  const upload = await choose(ride)
  const warnings = [
    { code: 'clock_ahead', day: '2030-03-01' },
    { code: 'positions_left_out', points: 1234 },
    { code: 'partly_known', workout: 1234 },
  ] as const
  upload.answer(
    recording([
      {
        ...item,
        file: 'a.gpx',
        warnings: ['…', '…', '…'],
        details: { warnings: [...warnings], error: null },
      },
      {
        ...item,
        file: 'b.fit',
        status: 'refused',
        ...refusal({ code: 'not_a_workout', file_format: 'FIT', content: 'planned_route' }),
      },
    ]),
  )
  expect(await screen.findByText(/it says .*Mar.* 2030\. Correct the date of this workout\.$/)).toBeTruthy()
  expect(screen.getByText('Points with an impossible position were left out: 1,234.')).toBeTruthy()
  expect(screen.getByText('Part of this file was there already, as workout 1234.')).toBeTruthy()
  await useLanguage('de')
  expect(await screen.findByText(/Sie sagt .*3\.2030\. Korrigiere/)).toBeTruthy()
  expect(screen.getByText('Punkte mit einer unmöglichen Position wurden weggelassen: 1.234.')).toBeTruthy()
  expect(
    screen.getByText(/Die FIT-Datei enthält eine geplante Strecke, kein aufgezeichnetes Training\./),
  ).toBeTruthy()
})

test('the sentence of the server is shown for a code that the page does not know', async () => {
  const upload = await choose(ride)
  const details = { warnings: [{ code: 'moon_phase' }], error: null } as never
  upload.answer(recording([{ ...item, warnings: ['The moon was full.'], details }]))
  expect(await screen.findByText('The moon was full.')).toBeTruthy()
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

test('text that is dragged over the page is ignored', async () => {
  render(UploadPage)
  await fireEvent(window, Object.assign(new Event('dragenter'), { dataTransfer: { types: ['text/plain'] } }))
  expect(screen.queryByText('Drop to upload')).toBeNull()
})
