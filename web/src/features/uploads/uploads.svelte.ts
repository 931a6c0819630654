import { asProblem, type Problem } from '../../api/problem.ts'
import type { RecordingItem } from '../../api/types.ts'
import { onSessionEnd } from '../../session/session.svelte.ts'
import { followRecording, sendFile } from './send.ts'

export type Phase = 'waiting' | 'sending' | 'reading' | 'done' | 'failed'

/** What the file picker offers; the server looks into the file itself. */
export const ACCEPTED = '.fit,.gpx,.tcx,.gz'
const AT_ONCE = 2

/** One file on its way, from the choice to what the server made of it. */
export class Upload {
  readonly file: File
  readonly key: number
  phase = $state<Phase>('waiting')
  progress = $state(0)
  items = $state.raw<RecordingItem[]>([])
  /** Why it failed; null when the server took the file and could not read it. */
  problem = $state.raw<Problem | null>(null)

  constructor(file: File, key: number) {
    this.file = file
    this.key = key
  }

  async run(): Promise<void> {
    try {
      this.phase = 'sending'
      this.problem = null
      const recording = await sendFile(this.file, (share) => {
        this.progress = share
      })
      this.progress = 0
      this.phase = 'reading'
      this.phase = await followRecording(recording, ({ progress, items }) => {
        this.progress = progress / 100
        this.items = items
      })
    } catch (cause) {
      this.problem = asProblem(cause)
      this.phase = 'failed'
    }
  }
}

let all = $state<Upload[]>([])
let running = 0
let made = 0

/** The uploads of this visit, the newest first; they go on while other pages are open. */
export function uploads(): Upload[] {
  return all
}

export function addFiles(files: Iterable<File>): void {
  const added = Array.from(files, (file) => new Upload(file, ++made))
  all = [...added, ...all]
  next()
}

export function retry(upload: Upload): void {
  upload.phase = 'waiting'
  next()
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

function next(): void {
  while (running < AT_ONCE) {
    const upload = all.findLast(({ phase }) => phase === 'waiting')
    if (!upload) return
    running++
    upload.run().finally(() => {
      running--
      next()
    })
  }
}

// Leaving the site while a file is being sent would lose it.
addEventListener('beforeunload', (event) => {
  if (all.some(({ phase }) => phase === 'waiting' || phase === 'sending')) event.preventDefault()
})
