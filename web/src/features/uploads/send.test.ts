import { expect, test } from 'vitest'
import type { Recording } from '../../api/types.ts'
import { followRecording } from './send.ts'

test.each(['done', 'failed'] as const)('a recording that is already %s is reported once', async (status) => {
  const recording: Recording = { id: 1, status, progress: 40, items: [] }
  const { signal } = new AbortController()
  const received: Recording[] = []
  expect(await followRecording(recording, { signal, onNews: (news) => received.push(news) })).toBe(status)
  expect(received).toEqual([recording])
})
