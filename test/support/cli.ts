import { PassThrough } from 'node:stream'
import { run } from '@stricli/core'
import { application } from '../../src/cli/application.ts'

export type CliAnswer = { code: number; stdout: string; stderr: string }

/** Runs `fittrack ARG …` in this process. Its standard input is `typed`: from a terminal or, by default, a pipe. */
export async function runCli(
  args: string[],
  env: Record<string, string> = {},
  typed = '',
  isTerminal = false,
): Promise<CliAnswer> {
  const answer = { stdout: '', stderr: '' }
  const stream = (name: 'stdout' | 'stderr') => ({
    isTTY: isTerminal,
    write: (text: string) => {
      answer[name] += text
    },
  })
  const process = {
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    env,
    exitCode: null as number | string | null,
  }
  await run(application, args, { process, input: inputOf(typed, isTerminal) })
  return { code: Number(process.exitCode), ...answer }
}

/** A pipe with all of `typed`, or a terminal that gets the next line when the command asks for it. */
function inputOf(typed: string, isTerminal: boolean) {
  const input = new PassThrough()
  if (!isTerminal) return Object.assign(input.end(typed), { isTTY: false })
  const lines = typed.split('\n').filter((line) => line !== '')
  const setRawMode = (isRaw: boolean) => {
    const line = isRaw ? lines.shift() : undefined
    if (line !== undefined) setImmediate(() => input.write(`${line}\r`))
    return input
  }
  return Object.assign(input, { isTTY: true, setRawMode })
}
