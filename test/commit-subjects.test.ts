import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ROOT } from './tools.ts'

const SHORT = `feat: ${'x'.repeat(54)}`
const LONG = `feat: ${'x'.repeat(55)}`
const IDENTITY = ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.org', '-c', 'commit.gpgsign=false']

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fittrack-commits-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const git = (...args: string[]) => execFileSync('git', [...IDENTITY, ...args], { cwd: folder, stdio: 'pipe' })
const commit = (subject: string) =>
  git('commit', '--quiet', '--allow-empty', '-m', `${subject}\n\n${LONG}, in the body`)

function makeRepository(options: { hasBase: boolean }): void {
  git('init', '--quiet')
  commit(`${LONG}, before the base`)
  if (options.hasBase) git('update-ref', 'refs/remotes/origin/main', 'HEAD')
}

function check() {
  const script = path.join(ROOT, 'test/commit-subjects.ts')
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, folder], { encoding: 'utf8' })
  return { status, output: stdout + stderr }
}

describe('the check of commit subjects', () => {
  it('passes a subject of 60 characters, and ignores the commits of origin/main', () => {
    makeRepository({ hasBase: true })
    commit(SHORT)
    expect(check()).toEqual({ status: 0, output: '' })
  })

  it('refuses a subject of 61 characters and names the commit', () => {
    makeRepository({ hasBase: true })
    commit(LONG)
    commit(SHORT)
    const { status, output } = check()
    expect(status).toBe(1)
    expect(output).toMatch(new RegExp(`^The subject is longer than 60 characters: [0-9a-f]+ ${LONG}\n$`))
  })

  it('passes in a repository without origin/main, and says so', () => {
    makeRepository({ hasBase: false })
    expect(check()).toEqual({
      status: 0,
      output: 'Commit subjects are not checked: there is no origin/main.\n',
    })
  })

  it('passes outside a git repository, and says so', () => {
    const { status, output } = check()
    expect(status).toBe(0)
    expect(output).toContain('Commit subjects are not checked')
  })
})
