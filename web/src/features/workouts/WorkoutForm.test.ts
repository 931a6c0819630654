import { fireEvent, render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { PRIVATE_SHARING, sharingDefaults, signedIn } from '../../../test/fixtures.ts'
import { Problem, problemFrom } from '../../api/problem.ts'
import { useLanguage } from '../../i18n/i18n.svelte.ts'
import { newDraft } from './draft.ts'
import WorkoutForm from './WorkoutForm.svelte'

const draft = newDraft('UTC', sharingDefaults(), new Date('2026-03-02T07:15:00Z'))
const field = (label: string | RegExp) => screen.getByLabelText<HTMLInputElement>(label)
const submit = () => userEvent.click(screen.getByRole('button', { name: 'Add workout' }))

function open(save = vi.fn(async () => {})) {
  render(WorkoutForm, { draft, timeZone: 'UTC', action: 'Add workout', cancel: '/workouts', save })
  return save
}

test('the entered values are saved, with the tag that is still being typed', async () => {
  const save = open()
  await userEvent.selectOptions(screen.getByLabelText('Sport'), 'Swimming')
  await userEvent.type(field(/^Title/), 'Lake')
  await userEvent.type(field('Duration'), '1:30')
  await userEvent.click(screen.getByRole('radio', { name: 'Hard' }))
  await userEvent.click(screen.getByRole('radio', { name: '7, very hard' }))
  await userEvent.type(field(/^Distance/), '1500')
  await userEvent.type(field(/^Tags/), 'race,summer')
  await submit()
  expect(save).toHaveBeenCalledWith({
    ...draft,
    sport: 'swimming',
    title: 'Lake',
    duration: '1:30',
    intensity: 'high',
    exertion: 7,
    distance: '1500',
    tags: ['race', 'summer'],
  })
})

test.each([
  ['Duration', '', 'Fill this in.'],
  ['Duration', 'long', 'Enter whole minutes from 1 to 1440, or hours and minutes such as 1:30.'],
  ['Distance', 'far', 'Enter a number, such as 12.5.'],
  ['Average heart rate', 'fast', 'Enter a number, such as 12.5.'],
])('in the field %s, the text "%s" causes the error: %s', async (label, text, sentence) => {
  const save = open()
  if (label !== 'Duration') await userEvent.type(field('Duration'), '30')
  const wrong = field(new RegExp(`^${label}`))
  if (text) await userEvent.type(wrong, text)
  await submit()
  expect(screen.getByText(sentence)).toBeTruthy()
  expect(wrong.getAttribute('aria-invalid')).toBe('true')
  expect(document.activeElement).toBe(wrong)
  expect(save).not.toHaveBeenCalled()
})

test('a day that the server refuses is an error at the date', async () => {
  const refused = new Problem(400, { code: 'invalid', errors: { started_at: ['must not be in the future'] } })
  open(vi.fn(() => Promise.reject(refused)))
  await userEvent.type(field('Duration'), '30')
  await submit()
  expect(await screen.findByText('Date must not be in the future.')).toBeTruthy()
  expect(document.activeElement).toBe(field('Date'))
})

test('a limit of the server is shown in the unit of the field', async () => {
  await signedIn({ units: 'imperial' })
  const details = { distance_m: [{ code: 'too_large', maximum: 1609344 }] } as const
  const refused = problemFrom(400, { code: 'invalid', errors: { distance_m: ['…'] }, details })
  open(vi.fn(() => Promise.reject(refused)))
  await userEvent.type(field('Duration'), '30')
  await submit()
  expect(await screen.findByText('Distance must be at most 1,000.00 mi.')).toBeTruthy()
})

test('a missing response is reported above the form, and the typed text stays', async () => {
  open(vi.fn(() => Promise.reject(new TypeError('offline'))))
  await userEvent.type(field('Duration'), '30')
  await submit()
  expect(await screen.findByText(/^The server does not answer/)).toBeTruthy()
  expect(field('Duration').value).toBe('30')
})

test('a sentence says who can see the workout', async () => {
  open()
  expect(screen.getByText('Only you can see this workout.')).toBeTruthy()
  await userEvent.click(screen.getByRole('radio', { name: 'Everyone' }))
  expect(screen.getByText('Everyone on this server can see this workout.')).toBeTruthy()
})

test("the unit of the distance depends on the sport and on the person's units", async () => {
  await signedIn({ units: 'imperial' })
  open()
  expect(screen.getByText('mi')).toBeTruthy()
  await userEvent.selectOptions(screen.getByLabelText('Sport'), 'Swimming')
  expect(screen.getByText('yd')).toBeTruthy()
})

test('a German reader gets German errors', async () => {
  await useLanguage('de')
  open()
  await submit()
  expect(screen.getByText('Bitte ausfüllen.')).toBeTruthy()
})

test('the defaults of a sport are used until the person chooses', async () => {
  const open = { ...PRIVATE_SHARING, visibility: 'public', body_visibility: 'followers' } as const
  const hidden = PRIVATE_SHARING
  const defaults = sharingDefaults({ all: open, sports: [{ sport: 'walking', ...hidden }] })
  const save = vi.fn(async () => {})
  const draft = { ...newDraft('UTC', defaults), duration: '30' }
  render(WorkoutForm, { draft, defaults, timeZone: 'UTC', action: 'Add workout', cancel: '/', save })
  const whoSees = () => screen.getByRole('group', { name: 'Who can see it' })
  const chosen = () => within(whoSees()).getByRole<HTMLInputElement>('radio', { checked: true }).value
  expect(chosen()).toBe('public')
  await userEvent.selectOptions(screen.getByLabelText('Sport'), 'Walking')
  expect(chosen()).toBe('private')
  await userEvent.click(within(whoSees()).getByRole('radio', { name: 'Followers' }))
  await userEvent.selectOptions(screen.getByLabelText('Sport'), 'Running')
  expect(chosen()).toBe('followers')
  await submit()
  expect(save).toHaveBeenCalledWith(
    expect.objectContaining({ sport: 'running', visibility: 'followers', body_visibility: 'private' }),
  )
})

test('only a recorded workout has choices about its route and its file', async () => {
  await signedIn({ units: 'imperial' })
  const recorded = { ...draft, duration: '30', visibility: 'followers', map_visibility: 'public' } as const
  const save = vi.fn(async () => {})
  const props = { timeZone: 'UTC', action: 'Save', cancel: '/', save }
  const manual = render(WorkoutForm, { ...props, draft: recorded })
  expect(screen.queryByRole('group', { name: /Who can see the map/ })).toBeNull()
  manual.unmount()
  render(WorkoutForm, { ...props, draft: recorded, isManual: false })
  const ends = screen.getByRole('slider', { name: 'Hide at least this much of the start and the end' })
  expect(ends.getAttribute('aria-valuetext')).toBe('219 yd')
  await fireEvent.input(ends, { target: { value: '0' } })
  expect(ends.getAttribute('aria-valuetext')).toBe('Nothing')
  await userEvent.click(screen.getByRole('radio', { name: 'Whoever sees everything' }))
  const map = within(screen.getByRole('group', { name: /Who can see the map/ }))
  await userEvent.click(map.getByRole('radio', { name: 'Only me' }))
  expect(screen.queryByRole('slider', { name: /Hide at least/ })).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(save).toHaveBeenCalledWith(
    expect.objectContaining({ map_visibility: 'private', shared_original: 'viewers', hidden_ends_m: 0 }),
  )
})
