import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { signedIn } from '../../../test/fixtures.ts'
import { Problem } from '../../api/problem.ts'
import { useLanguage } from '../../i18n/i18n.svelte.ts'
import { newGoalDraft } from './draft.ts'
import GoalForm from './GoalForm.svelte'

function open(save = vi.fn(async () => {})) {
  render(GoalForm, { draft: newGoalDraft('2026-03-02'), action: 'Set goal', cancel: '/goals', save })
  return save
}

const field = (label: string | RegExp) => screen.getByLabelText<HTMLInputElement>(label)
const kind = (name: string) => userEvent.selectOptions(screen.getByLabelText('What counts'), name)
const submit = () => userEvent.click(screen.getByRole('button', { name: 'Set goal' }))

test('the entered values are saved', async () => {
  const save = open()
  await kind('Distance')
  await userEvent.type(field('Target'), '100')
  await userEvent.click(screen.getByRole('radio', { name: 'Every month' }))
  await userEvent.selectOptions(screen.getByLabelText('Workouts that count'), 'Cycling')
  await userEvent.type(field(/^Name/), 'Far')
  await submit()
  expect(save).toHaveBeenCalledWith({
    kind: 'distance',
    target: '100',
    unit: '',
    period: 'month',
    start_date: '2026-03-02',
    deadline: '',
    type: '',
    sport: 'cycling',
    description: 'Far',
  })
})

test.each([
  ['Workouts', '', 'Fill this in.'],
  ['Workouts', '2.5', 'Enter a whole number.'],
  ['Distance', 'far', 'Enter a number, such as 12.5.'],
  ['Time', 'long', 'Enter hours, such as 2:30 or 2.5.'],
  ['Energy', '0', 'Enter a number greater than 0.'],
])('a target for %s of "%s" is refused: %s', async (name, text, sentence) => {
  const save = open()
  await kind(name)
  if (text) await userEvent.type(field('Target'), text)
  await submit()
  expect(screen.getByText(sentence)).toBeTruthy()
  expect(document.activeElement).toBe(field('Target'))
  expect(save).not.toHaveBeenCalled()
})

test('a deadline before the start is marked at its field', async () => {
  const save = open()
  await userEvent.type(field('Target'), '3')
  await userEvent.type(field(/^Deadline/), '2026-03-01')
  await submit()
  expect(screen.getByText('The deadline is before the start.')).toBeTruthy()
  expect(field(/^Deadline/).getAttribute('aria-invalid')).toBe('true')
  expect(save).not.toHaveBeenCalled()
})

test('a custom goal has a field for its unit and none for the workouts that count', async () => {
  open()
  expect(screen.queryByLabelText(/^Unit/)).toBeNull()
  await kind('Custom')
  expect(field(/^Unit/)).toBeTruthy()
  expect(screen.queryByLabelText('Workouts that count')).toBeNull()
})

test('a person with imperial units enters miles', async () => {
  await signedIn({ units: 'imperial' })
  open()
  await kind('Distance')
  expect(screen.getByText('mi')).toBeTruthy()
})

test('an error of the server marks its field, and the button is enabled again', async () => {
  const refused = new Problem(400, { code: 'invalid', errors: { description: ['is not valid'] } })
  open(vi.fn(() => Promise.reject(refused)))
  await userEvent.type(field('Target'), '3')
  await submit()
  await expect.poll(() => field(/^Name/).getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Set goal' }).disabled).toBe(false)
})

test('the button is disabled while the goal is saved', async () => {
  let finish = () => {}
  open(
    vi.fn(
      () =>
        new Promise<void>((resolve) => {
          finish = resolve
        }),
    ),
  )
  await userEvent.type(field('Target'), '3')
  await submit()
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Saving …' }).disabled).toBe(true)
  finish()
  expect(await screen.findByRole('button', { name: 'Set goal' })).toBeTruthy()
})

test('a German reader gets German errors', async () => {
  await useLanguage('de')
  open()
  await submit()
  expect(screen.getByText('Bitte ausfüllen.')).toBeTruthy()
})
