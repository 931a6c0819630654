import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { StartupError } from '../../platform/errors.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const SOURCES = ['web', 'src/locales', 'src/features/sports', 'package-lock.json']
export const WEB_CLIENT = path.join(ROOT, 'web', 'dist')
const STAMP = path.join(ROOT, '.cache', 'web-client.sha256')

/** Builds the web client if its sources have changed since the last build. */
export async function buildWebClient(): Promise<void> {
  const wanted = hashOfSources()
  const isBuilt = existsSync(path.join(WEB_CLIENT, 'index.html')) && existsSync(STAMP)
  if (isBuilt && readFileSync(STAMP, 'utf8') === wanted) return
  process.stderr.write('FitTrack: building the web client.\n')
  // An interrupted build leaves no stamp, so the next start builds again.
  rmSync(STAMP, { force: true })
  await runVite()
  mkdirSync(path.dirname(STAMP), { recursive: true })
  writeFileSync(STAMP, wanted)
}

function hashOfSources(): string {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap((source) => filesOf(path.join(ROOT, source))).toSorted()) {
    hash
      .update(`${path.relative(ROOT, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  }
  return hash.digest('hex')
}

function filesOf(place: string): string[] {
  if (statSync(place).isFile()) return [place]
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.startsWith(WEB_CLIENT))
    .map((entry) => path.join(entry.parentPath, entry.name))
}

/** Runs Vite in a process of its own, so that its memory is freed afterwards. */
async function runVite(): Promise<void> {
  const vite = path.join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')
  const args = [vite, 'build', '--config', path.join(ROOT, 'web', 'vite.config.ts'), '--logLevel', 'warn']
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 2, 2] })
  const code = await new Promise((resolve) => child.once('exit', resolve))
  if (code !== 0) throw new StartupError('The web client could not be built; the lines above say why.')
}
