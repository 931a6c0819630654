import { expect, test } from 'vitest'
import { fakeUpload } from '../../../test/fake-upload.ts'
import { setAccessToken } from '../../api/access-token.ts'
import type { Recording } from '../../api/types.ts'
import { followRecording, sendFile } from './send.ts'

test.each(['done', 'failed'] as const)('a recording that is already %s is reported once', async (status) => {
  const recording: Recording = { id: 1, status, progress: 40, items: [] }
  const { signal } = new AbortController()
  const received: Recording[] = []
  expect(await followRecording(recording, { signal, onNews: (news) => received.push(news) })).toBe(status)
  expect(received).toEqual([recording])
})

const file = new File(['x'], 'run.fit')
const onProgress = () => {}

test('a file is not sent once its upload has been cancelled', async () => {
  const upload = fakeUpload()
  await expect(sendFile(file, { signal: AbortSignal.abort(), onProgress })).rejects.toThrow()
  expect(upload.count()).toBe(0)
})

test('a refused file is not sent again once somebody else has signed in', async () => {
  const upload = fakeUpload()
  setAccessToken('of ana')
  const sending = sendFile(file, { signal: new AbortController().signal, onProgress })
  setAccessToken('of ben')
  upload.answer({ status: 401, body: null })
  await expect(sending).rejects.toMatchObject({ status: 401 })
  expect(upload.count()).toBe(1)
})
