import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { StartupError } from '../platform/errors.ts'
import { configurationPage } from './configuration-page.ts'
import { type CliContext, printLine } from './context.ts'

const PAGE = 'docs/configuration.md'

/** `fittrack write-docs` */
export function writeDocs(this: CliContext, { check }: { check: boolean }): void {
  const file = fileURLToPath(new URL(`../../${PAGE}`, import.meta.url))
  const page = configurationPage()
  if (check && contentOf(file) !== page)
    throw new StartupError(`${PAGE} is not up to date; run \`npm run docs\` and commit it.`)
  if (!check) {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, page)
  }
  printLine(this, `${PAGE} is up to date.`)
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
