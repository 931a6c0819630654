import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { fakeApi, fieldRefusal, refusal } from '../../../test/fake-api.ts'
import { page, signedIn } from '../../../test/fixtures.ts'
import Toast from '../../shell/Toast.svelte'
import Weights from './Weights.svelte'

const list = 'GET /api/profiles/me/weights/'
const put = 'PUT /api/profiles/me/weights/{date}/'
const remove = 'DELETE /api/profiles/me/weights/{date}/'
const weight = (date: string, weight_kg: number) => ({
  id: Number(date.replaceAll('-', '')),
  date,
  weight_kg,
})
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label)

beforeEach(() => signedIn())

async function add(kilograms: string, date: string) {
  if (kilograms) await userEvent.type(field('Weight'), kilograms)
  await userEvent.clear(field('Date'))
  if (date) await userEvent.type(field('Date'), date)
  await userEvent.click(screen.getByRole('button', { name: 'Add weight' }))
}

test('a weight is added for its day, and the field is emptied', async () => {
  let weights = [weight('2026-03-01', 70)]
  const api = fakeApi({
    [list]: () => page(weights),
    [put]: () => {
      weights = [weight('2026-03-02', 69.5), ...weights]
      return weights[0] as (typeof weights)[number]
    },
  })
  render(Weights)
  expect(await screen.findByText(/: 70/)).toBeTruthy()
  await add('69,5', '2026-03-02')
  expect(await api.lastBody(put)).toEqual({ weight_kg: 69.5 })
  expect((await api.request(put)).path).toBe('/api/profiles/me/weights/2026-03-02/')
  expect(await screen.findByRole('img', { name: /^Your weight on 2 days/ })).toBeTruthy()
  expect(field('Weight').value).toBe('')
})

test('pounds are sent as kilograms', async () => {
  await signedIn({ units: 'imperial' })
  const api = fakeApi({ [list]: page([]), [put]: weight('2026-03-02', 68.04) })
  render(Weights)
  await add('150', '2026-03-02')
  expect(await api.lastBody(put)).toEqual({ weight_kg: 68.04 })
})

test.each([
  ['', '2026-03-02', 'Fill this in.', 'Weight'],
  ['heavy', '2026-03-02', 'Enter a number, such as 12.5.', 'Weight'],
  ['70', '', 'Fill this in.', 'Date'],
])('the weight "%s" on the day "%s" is refused: %s', async (kilograms, date, sentence, label) => {
  const api = fakeApi({ [list]: page([]), [put]: weight('2026-03-02', 70) })
  render(Weights)
  await add(kilograms, date)
  expect(screen.getByText(sentence)).toBeTruthy()
  expect(field(label).getAttribute('aria-invalid')).toBe('true')
  expect(api.requests(put)).toHaveLength(0)
})

test('a weight that the server refuses is marked as invalid', async () => {
  fakeApi({ [list]: page([]), [put]: fieldRefusal('weight_kg') })
  render(Weights)
  await add('7000', '2026-03-02')
  await expect.poll(() => field('Weight').getAttribute('aria-invalid')).toBe('true')
})

test('keys move through the days of the chart', async () => {
  fakeApi({ [list]: page([weight('2026-03-02', 69.5), weight('2026-03-01', 70)]) })
  render(Weights)
  const slider = await screen.findByRole('slider', { name: 'Day' })
  slider.focus()
  await userEvent.keyboard('{End}')
  expect(slider.getAttribute('aria-valuetext')).toMatch(/2.*69\.5/)
  await userEvent.keyboard('{ArrowLeft}')
  expect(slider.getAttribute('aria-valuetext')).toMatch(/1.*70/)
})

test('a weight is removed from the list', async () => {
  let weights = [weight('2026-03-02', 69.5), weight('2026-03-01', 70)]
  const api = fakeApi({
    [list]: () => page(weights),
    [remove]: () => {
      weights = weights.slice(1)
      return null
    },
  })
  render(Weights)
  await userEvent.click(await screen.findByText('All weights'))
  await userEvent.click(screen.getAllByRole('button', { name: /^Remove the weight of/ })[0] as HTMLElement)
  expect((await api.request(remove)).path).toBe('/api/profiles/me/weights/2026-03-02/')
  await expect.poll(() => screen.getAllByRole('button', { name: /^Remove the weight/ })).toHaveLength(1)
})

test('an error of the server is shown, and the weight stays', async () => {
  fakeApi({ [list]: page([weight('2026-03-01', 70)]), [remove]: refusal(500, 'internal') })
  render(Toast)
  render(Weights)
  await userEvent.click(await screen.findByText('All weights'))
  await userEvent.click(screen.getByRole('button', { name: /^Remove the weight of/ }))
  expect(await screen.findByText(/The server could not do that/)).toBeTruthy()
  expect(screen.getByRole('button', { name: /^Remove the weight of/ })).toBeTruthy()
})
