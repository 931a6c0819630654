import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import TagField from './TagField.svelte'

const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Tags' })
const tags = () => screen.queryAllByRole('listitem').map((item) => item.textContent?.trim())

test('Enter and comma add a tag, which is announced', async () => {
  render(TagField, { label: 'Tags', tags: [], pending: '' })
  await userEvent.type(field(), 'Race{Enter}long  run,')
  expect(tags()).toEqual(['race', 'long run'])
  expect(field().value).toBe('')
  expect(screen.getByRole('status').textContent).toBe('long run added')
})

test('a tag that is typed twice is added only the first time', async () => {
  render(TagField, { label: 'Tags', tags: ['race'], pending: '' })
  await userEvent.type(field(), 'RACE{Enter}')
  expect(tags()).toEqual(['race'])
})

test('leaving the field keeps typed text without adding a tag', async () => {
  render(TagField, { label: 'Tags', tags: [], pending: '' })
  await userEvent.type(field(), 'race')
  await userEvent.tab()
  expect(field().value).toBe('race')
  expect(tags()).toEqual([])
})

test('a tag is removed with its button, and the focus moves to the field', async () => {
  render(TagField, { label: 'Tags', tags: ['race', 'wet'], pending: '' })
  await userEvent.click(screen.getByRole('button', { name: 'Remove race' }))
  expect(tags()).toEqual(['wet'])
  expect(document.activeElement).toBe(field())
  expect(screen.getByRole('status').textContent).toBe('race removed')
})

test('with ten tags the field is disabled', () => {
  render(TagField, { label: 'Tags', tags: [...'abcdefghij'], pending: '' })
  expect(field().disabled).toBe(true)
})
