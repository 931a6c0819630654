import { expect, test } from 'vitest'
import type { Recording } from '../../api/types.ts'
import { followRecording } from './send.ts'

test.each(['done', 'failed'] as const)(
  'a recording that is %s is told so, not as still being read',
  async (status) => {
    const recording: Recording = { id: 1, status, progress: 40, items: [] }
    const heard: Recording[] = []
    expect(await followRecording(recording, (news) => heard.push(news))).toBe(status)
    expect(heard).toEqual([recording])
  },
)
