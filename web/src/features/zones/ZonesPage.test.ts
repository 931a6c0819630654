import { fireEvent, render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { fakeApi, fieldRefusal, refusal } from '../../../test/fake-api.ts'
import { page, signedIn, workout } from '../../../test/fixtures.ts'
import type { Zone } from '../../api/types.ts'
import Toast from '../../shell/Toast.svelte'
import ZonesPage from './ZonesPage.svelte'

const list = 'GET /api/profiles/me/zones/'
const add = 'POST /api/profiles/me/zones/'
const patch = 'PATCH /api/profiles/me/zones/{id}/'
const remove = 'DELETE /api/profiles/me/zones/{id}/'
const routes = 'GET /api/workouts/'

const home: Zone = {
  id: 4,
  name: 'Home',
  lat: 38.5,
  lon: -120.2,
  radius_m: 300,
  area: { south: 38.496, west: -120.206, north: 38.504, east: -120.196 },
}
/** A route from 38.5, -120.2. */
const ride = workout({ summary_polyline: '_p~iF~ps|U_ulLnnqC_mqNvxq`@' })

beforeEach(() => signedIn())

async function open(zones: Zone[] = [], workouts = [ride, ride]) {
  let saved = zones
  const api = fakeApi({
    [list]: () => page(saved),
    [routes]: page(workouts),
    [add]: () => {
      saved = [home]
      return home
    },
    [patch]: home,
    [remove]: () => {
      saved = []
      return null
    },
  })
  render(Toast)
  render(ZonesPage)
  await screen.findByRole('button', { name: 'Add a zone' })
  return api
}

const map = () => screen.getByRole('application', { name: 'Map of your routes' })
const coordinates = () => screen.getByLabelText<HTMLInputElement>('Coordinates').value
const save = () => userEvent.click(screen.getByRole('button', { name: 'Save' }))
const squares = () => document.querySelectorAll('rect').length

test('the place where workouts often start is made a zone, whose square is then drawn', async () => {
  const api = await open()
  expect(screen.getByText('You have no privacy zones yet.')).toBeTruthy()
  expect(document.querySelectorAll('path.way')).toHaveLength(2)
  await userEvent.click(screen.getByRole('button', { name: '1 · 2 workouts' }))
  expect(coordinates()).toBe('38.500000, -120.200000')
  const radius = screen.getByRole('slider', { name: 'Hide at least this far around the place' })
  await fireEvent.input(radius, { target: { value: '500' } })
  expect(radius.getAttribute('aria-valuetext')).toBe('500 m')
  expect(squares()).toBe(0)
  await save()
  expect(await api.lastBody(add)).toEqual({ name: 'Home', lat: 38.5, lon: -120.2, radius_m: 500 })
  expect(
    await screen.findByText(/^Others see nothing inside the red squares. A square is larger/),
  ).toBeTruthy()
  expect(squares()).toBe(1)
  expect(screen.queryByLabelText('Coordinates')).toBeNull()
})

test('a click on the map marks a place, and arrow keys move it', async () => {
  await open()
  const click = { pointerId: 1, clientX: 300, clientY: 150 }
  await fireEvent.pointerDown(map(), click)
  await fireEvent.pointerUp(map(), click)
  expect(coordinates()).toBe('38.500000, -120.200000')
  await fireEvent.keyDown(map(), { key: 'ArrowUp' })
  const [lat, lon] = coordinates().split(', ').map(Number)
  // Ten pixels of a map that shows three kilometres across its 300 pixels.
  expect(lat).toBeCloseTo(38.5 + 100 / 111_320, 4)
  expect(lon).toBe(-120.2)
})

test('the keyboard alone marks a place after moving and zooming the map', async () => {
  await open()
  await fireEvent.keyDown(map(), { key: 'ArrowRight' })
  await fireEvent.keyDown(map(), { key: 'Enter' })
  const [, lon] = coordinates().split(', ').map(Number)
  expect(lon).toBeCloseTo(-120.2 + 600 / 111_320 / Math.cos((38.5 * Math.PI) / 180), 3)
  const reach = () => Number(document.querySelector('circle.reach')?.getAttribute('r'))
  const before = reach()
  await fireEvent.keyDown(map(), { key: '+' })
  expect(reach()).toBeCloseTo(before * 1.6, 6)
  await userEvent.click(screen.getByRole('button', { name: 'Zoom out' }))
  expect(reach()).toBeCloseTo(before, 6)
})

test('without routes there is no map, and coordinates are entered by hand', async () => {
  const api = await open([], [workout()])
  expect(screen.getByText(/^You have no workouts with a route yet/)).toBeTruthy()
  expect(screen.queryByRole('application')).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Add a zone' }))
  await save()
  expect(screen.getByText(/^Mark a place on the map, or enter/)).toBeTruthy()
  await userEvent.type(screen.getByLabelText('Coordinates'), '38,5; -120,2')
  expect(map()).toBeTruthy()
  await save()
  expect(await api.lastBody(add)).toMatchObject({ lat: 38.5, lon: -120.2 })
})

test('a zone is renamed and resized, and keeps its place', async () => {
  const api = await open([home])
  expect(screen.getByText('At least 300 m around the place')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Change Home' }))
  const name = screen.getByLabelText('Name')
  await userEvent.clear(name)
  await save()
  expect(api.requests(patch)).toHaveLength(0)
  await userEvent.type(name, 'Cabin')
  await save()
  expect(await api.lastBody(patch)).toEqual({ name: 'Cabin', lat: 38.5, lon: -120.2, radius_m: 300 })
})

test('a zone is removed after a confirmation that says what becomes visible', async () => {
  const api = await open([home])
  await userEvent.click(screen.getByRole('button', { name: 'Remove Home' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Remove the privacy zone “Home”?' }))
  expect(dialog.getByText(/^Others will see your routes there again/)).toBeTruthy()
  await userEvent.click(dialog.getByRole('button', { name: 'Remove' }))
  expect(await screen.findByText('You have no privacy zones yet.')).toBeTruthy()
  expect((await api.request(remove)).path).toBe('/api/profiles/me/zones/4/')
})

test('errors of the server appear at their fields or above the form, which keeps its values', async () => {
  let refuse = () => fieldRefusal('lat', { code: 'out_of_range', minimum: -90, maximum: 90 })
  fakeApi({ [list]: page<Zone>([]), [routes]: page([ride]), [add]: () => refuse() })
  render(ZonesPage)
  await userEvent.click(await screen.findByRole('button', { name: 'Add a zone' }))
  await userEvent.type(screen.getByLabelText('Coordinates'), '38.5, -120.2')
  await save()
  expect(await screen.findByText(/ between -90 and 90/)).toBeTruthy()
  refuse = () => refusal(500, 'internal')
  await save()
  expect(await screen.findByText(/^The server could not do that/)).toBeTruthy()
  expect(coordinates()).toBe('38.5, -120.2')
})

test('routes come from at most three pages of the list of workouts', async () => {
  const api = fakeApi({
    [list]: page<Zone>([]),
    [routes]: () => ({ ...page([ride], 900), next: '/api/workouts/?page=next' }),
  })
  render(ZonesPage)
  expect(await screen.findByRole('button', { name: '1 · 3 workouts' })).toBeTruthy()
  expect(api.requests(routes).map(({ query }) => query.page)).toEqual(['1', '2', '3'])
})
