import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { fakeApi, refusal } from '../../../test/fake-api.ts'
import ReportDialog from './ReportDialog.svelte'

async function open() {
  const { component } = render(ReportDialog, { props: { kind: 'profile', target: 'ben' } })
  component.open()
  return screen.findByRole('dialog', { name: 'Report this person' })
}

const send = () => userEvent.click(screen.getByRole('button', { name: 'Send report' }))

test('a report needs a reason', async () => {
  const api = fakeApi({})
  await open()
  await send()
  expect(await screen.findByText('Choose a reason', { selector: 'p' })).toBeTruthy()
  expect(api.requests('POST /api/reports/')).toHaveLength(0)
})

test('a report is sent with its reason and text, and the dialog closes', async () => {
  const api = fakeApi({
    'POST /api/reports/': {
      id: 1,
      kind: 'profile',
      reason: 'hate',
      content: 'Look',
      created_at: '2026-11-22T12:00:00Z',
    },
  })
  await open()
  await userEvent.selectOptions(screen.getByLabelText('Reason'), 'hate')
  await userEvent.type(screen.getByLabelText(/What should moderators know/), ' Look ')
  await send()
  const { body } = await api.request('POST /api/reports/')
  expect(body).toEqual({ kind: 'profile', target: 'ben', reason: 'hate', content: 'Look' })
})

test('a refusal is shown in the dialog, which stays open', async () => {
  fakeApi({ 'POST /api/reports/': refusal(409, 'conflict') })
  await open()
  await userEvent.selectOptions(screen.getByLabelText('Reason'), 'spam')
  await send()
  expect(await screen.findByText('The server refused.')).toBeTruthy()
  expect(screen.getByRole('dialog')).toBeTruthy()
})
