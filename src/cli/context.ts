import type { Readable } from 'node:stream'
import type { ApplicationContext } from '@stricli/core'

/** The parts of the process that commands use. Tests pass their own. */
export type CliContext = ApplicationContext & {
  readonly process: ApplicationContext['process'] & { readonly stderr: { readonly isTTY?: boolean } }
  readonly input: Readable & { readonly isTTY?: boolean }
}

export function printLine(context: CliContext, line: string): void {
  context.process.stdout.write(`${line}\n`)
}
