import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { text as readAll } from 'node:stream/consumers'
import { StartupError } from '../platform/errors.ts'
import type { CliContext } from './context.ts'

/** Asks on the terminal; throws a StartupError without a terminal. */
export async function ask(context: CliContext, question: string, flag: string): Promise<string> {
  if (!context.input.isTTY) throw new StartupError(`Give ${flag}: there is no terminal to ask on.`)
  return (await readLine(context, question, (chunk) => context.process.stderr.write(chunk))).trim()
}

/** Asks twice without echoing the input. Without a terminal it reads all of standard input. */
export async function askNewPassword(context: CliContext): Promise<string> {
  if (!context.input.isTTY) return readPassword(context)
  const password = await readHidden(context, 'Password: ')
  if ((await readHidden(context, 'Password again: ')) !== password)
    throw new StartupError('The two passwords are not the same.')
  return password
}

/** Standard input without the line ending that `echo` adds. */
export async function readPassword({ input }: CliContext): Promise<string> {
  return (await readAll(input)).replace(/\r?\n$/, '')
}

async function readHidden(context: CliContext, question: string): Promise<string> {
  context.process.stderr.write(question)
  const line = await readLine(context, '', () => {})
  context.process.stderr.write('\n')
  return line
}

/** `terminal: true` turns off the terminal's own echo, so the input appears only through `show`. */
async function readLine(
  { input }: CliContext,
  question: string,
  show: (chunk: string) => void,
): Promise<string> {
  const output = new Writable({
    write: (chunk, _, done) => {
      show(String(chunk))
      done()
    },
  })
  const lines = createInterface({ input, output, terminal: true })
  const given = new AbortController()
  lines.once('close', () => given.abort())
  try {
    return await lines.question(question, { signal: given.signal })
  } catch (error) {
    throw new StartupError('Nothing was changed.', { cause: error })
  } finally {
    lines.close()
  }
}
