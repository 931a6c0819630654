import { asProblem, type Problem } from '../../api/problem.ts'
import type { RecordingItem } from '../../api/types.ts'
import { onSessionEnd, sessionSignal } from '../../session/session.svelte.ts'
import { followRecording, sendFile } from './send.ts'

export type Phase = 'waiting' | 'sending' | 'reading' | 'done' | 'failed'

const MAX_CONCURRENT = 2

/** A chosen file, the progress of its upload and the result of its import. */
export class Upload {
  readonly file: File
  readonly key: number
  phase = $state<Phase>('waiting')
  progress = $state(0)
  items = $state.raw<RecordingItem[]>([])
  /** Why the upload failed; null when the server received the file but could not read it. */
  problem = $state.raw<Problem | null>(null)

  constructor(file: File, key: number) {
    this.file = file
    this.key = key
  }

  async run(signal: AbortSignal): Promise<void> {
    try {
      this.phase = 'sending'
      this.problem = null
      const recording = await sendFile(this.file, {
        signal,
        onProgress: (share) => {
          this.progress = share
        },
      })
      this.progress = 0
      this.phase = 'reading'
      this.phase = await followRecording(recording, {
        signal,
        onNews: ({ progress, items }) => {
          this.progress = progress / 100
          this.items = items
        },
      })
    } catch (cause) {
      this.problem = asProblem(cause)
      this.phase = 'failed'
    }
  }
}

let all = $state<Upload[]>([])
let running = 0
let lastKey = 0

/** The uploads since the last reload, the newest first. They continue while other pages are open. */
export function uploads(): Upload[] {
  return all
}

export function addFiles(files: Iterable<File>): void {
  const added = Array.from(files, (file) => new Upload(file, ++lastKey))
  all = [...added, ...all]
  startNext()
}

export function retryUpload(upload: Upload): void {
  upload.phase = 'waiting'
  startNext()
}

export function clearFinished(): void {
  all = all.filter((upload) => isUnderWay(upload))
}

onSessionEnd(() => {
  all = []
})

export function isUnderWay({ phase }: Upload): boolean {
  return phase !== 'done' && phase !== 'failed'
}

function startNext(): void {
  while (running < MAX_CONCURRENT) {
    const upload = all.findLast(({ phase }) => phase === 'waiting')
    if (!upload) return
    running++
    upload.run(sessionSignal()).finally(() => {
      running--
      startNext()
    })
  }
}

// Leaving the site would lose a file that is still being sent.
addEventListener('beforeunload', (event) => {
  if (all.some(({ phase }) => phase === 'waiting' || phase === 'sending')) event.preventDefault()
})
