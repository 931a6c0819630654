import { SingleBar } from 'cli-progress'
import { type CliContext, say } from './context.ts'

export type Progress = { step(): void; stop(): void }

/** A bar on a terminal; elsewhere one line when the work begins. */
export function showProgress(context: CliContext, label: string, total: number): Progress {
  const { stderr } = context.process
  if (!stderr.isTTY) {
    say(context, `${label}: ${total}`)
    return { step: () => {}, stop: () => {} }
  }
  const bar = new SingleBar({
    format: `${label} {bar} {value}/{total}, {eta} s left`,
    hideCursor: true,
    stream: stderr,
  })
  bar.start(total, 0)
  return { step: () => bar.increment(), stop: () => bar.stop() }
}
