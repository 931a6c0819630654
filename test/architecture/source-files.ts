import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from '../tools.ts'

export const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')
export const readJson = (file: string) => JSON.parse(read(file))
export const isTest = (file: string) => file.endsWith('.test.ts')

/** The paths of all files below a folder of the repository, relative to it and with forward slashes. */
export function filesIn(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
}

/** Every file of the server. */
export const serverFiles = filesIn('src')
/** The server's modules, without tests. */
export const serverCode = serverFiles.filter((file) => file.endsWith('.ts') && !isTest(file))

/** The matches of a pattern, each as `file: match`. */
export function findAll(pattern: RegExp, among = serverCode): string[] {
  return among.flatMap((file) => [...read(file).matchAll(pattern)].map(([match]) => `${file}: ${match}`))
}

/** The files of the repository that a file imports. */
export function importsOf(file: string): string[] {
  return [...read(file).matchAll(/(?:from|import\(|import)\s*'(\.[^']+)'/g)].map(([, target = '']) =>
    path.posix.join(path.posix.dirname(file), target),
  )
}

/** The feature that a file of the server belongs to. */
export function featureOf(file: string): string | undefined {
  return /^src\/features\/([^/]+)\//.exec(file)?.[1]
}
