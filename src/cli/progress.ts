import { SingleBar } from 'cli-progress'
import { type CliContext, printLine } from './context.ts'

export type Progress = { step(): void; stop(): void }

/** Shows a progress bar on a terminal, otherwise prints one line at the start. */
export function showProgress(context: CliContext, label: string, total: number): Progress {
  const { stderr } = context.process
  if (!stderr.isTTY) {
    printLine(context, `${label}: ${total}`)
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
