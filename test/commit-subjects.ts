import { spawnSync } from 'node:child_process'

// `node bin/launch.mjs test/commit-subjects.ts [folder]`: fails when a commit since origin/main has a subject that
// `git log --oneline` and pull request pages would cut off.

const MAX_LENGTH = 60
const BASE = 'origin/main'

const folder = process.argv[2] ?? '.'

function git(...args: string[]) {
  const { status, stdout, stderr, error } = spawnSync('git', args, { cwd: folder, encoding: 'utf8' })
  return { isOk: status === 0, stdout: stdout ?? '', reason: error?.message ?? stderr.trim() }
}

function longCommits(): string[] {
  const { isOk, stdout, reason } = git('log', '--no-merges', '--format=%h %s', `${BASE}..HEAD`)
  if (!isOk) throw new Error(reason)
  const lines = stdout.split('\n').filter((line) => line !== '')
  return lines.filter((line) => [...line.slice(line.indexOf(' ') + 1)].length > MAX_LENGTH)
}

const base = git('rev-parse', '--verify', '--quiet', BASE)
if (base.isOk) {
  const long = longCommits()
  for (const line of long) console.error(`The subject is longer than ${MAX_LENGTH} characters: ${line}`)
  process.exitCode = long.length > 0 ? 1 : 0
} else {
  console.log(`Commit subjects are not checked: ${base.reason || `there is no ${BASE}`}.`)
}
