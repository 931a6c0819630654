import type { Readable } from 'node:stream'
import type { ApplicationContext } from '@stricli/core'

/** What a command may touch of the process it runs in; tests give their own. */
export type CliContext = ApplicationContext & {
  readonly process: ApplicationContext['process'] & { readonly stderr: { readonly isTTY?: boolean } }
  readonly input: Readable & { readonly isTTY?: boolean }
}

export function say(context: CliContext, line: string): void {
  context.process.stdout.write(`${line}\n`)
}
