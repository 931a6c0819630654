import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { StartupError } from '../../platform/errors.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const SOURCES = ['web', 'src/locales', 'package-lock.json']
export const WEB_CLIENT = path.join(ROOT, 'web', 'dist')
const STAMP = path.join(WEB_CLIENT, 'sources.sha256')

/** Builds the web client if its sources are not those it was built from. */
export async function buildWebClient(): Promise<void> {
  const wanted = hashOfSources()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return
  process.stderr.write('FitTrack: building the web client.\n')
  await runVite()
  writeFileSync(STAMP, wanted)
}

function hashOfSources(): string {
  const hash = createHash('sha256')
  for (const source of SOURCES) {
    for (const file of filesOf(path.join(ROOT, source))) {
      hash
        .update(`${path.relative(ROOT, file)}\0`)
        .update(readFileSync(file))
        .update('\0')
    }
  }
  return hash.digest('hex')
}

function filesOf(place: string): string[] {
  if (!place.startsWith(WEB_CLIENT) && existsSync(place)) {
    const entries = path.extname(place) === '.json' ? undefined : readdirSync(place, { withFileTypes: true })
    if (!entries) return [place]
    return entries
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) =>
        entry.isDirectory() ? filesOf(path.join(place, entry.name)) : [path.join(place, entry.name)],
      )
  }
  return []
}

/** In a process of its own: what the build needs of memory goes with it. */
async function runVite(): Promise<void> {
  const vite = path.join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')
  const args = [vite, 'build', '--config', path.join(ROOT, 'web', 'vite.config.ts'), '--logLevel', 'warn']
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 2, 2] })
  const code = await new Promise((resolve) => child.once('exit', resolve))
  if (code !== 0) throw new StartupError('The web client could not be built; the lines above say why.')
}
