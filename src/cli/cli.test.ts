import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, inject, test } from 'vitest'
import { runCli } from '../../test/support/cli.ts'
import { administer, databaseUrl } from '../../test/support/global-setup.ts'
import { ROOT } from '../../test/tools.ts'
import { migrations } from '../migrations/index.ts'
import { ENVIRONMENT } from '../platform/config.ts'
import { configurationPage } from './configuration-page.ts'

const migrated = Object.keys(migrations).map((name) => `Migrated ${name}.\n`)

test('bin/fittrack without arguments lists every command', async () => {
  const { code, stdout } = await runCli([])

  expect(code).toBe(0)
  for (const name of ['migrate', 'create-admin', 'seed-demo', 'write-docs'])
    expect(stdout).toContain(`  ${name} `)
})

test('bin/fittrack reports an operator error in one sentence and exits with code 1', () => {
  const env = { PATH: process.env.PATH, PORT: 'eighty' }
  const command = [path.join(ROOT, 'bin', 'fittrack'), 'migrate']
  const { status, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8', env })

  expect({ status, stderr }).toEqual({ status: 1, stderr: 'PORT must be a whole number, not "eighty".\n' })
})

test('migrate creates a SQLite database and has nothing to do the second time', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'fittrack-cli-'))
  const env = { DATA_DIR: path.join(folder, 'data') }

  const first = await runCli(['migrate'], env)
  const second = await runCli(['migrate'], env)

  expect(first).toEqual({ code: 0, stdout: `${migrated.join('')}The database is up to date.\n`, stderr: '' })
  expect(second).toEqual({ code: 0, stdout: 'The database is up to date.\n', stderr: '' })
  rmSync(folder, { recursive: true })
})

const { postgresUrl, postgresPrefix } = inject('templates')
test.skipIf(postgresUrl === null)('migrate fills an empty PostgreSQL database', async () => {
  const name = `${postgresPrefix}_cli`
  await administer(postgresUrl!, `create database ${name}`)

  const { code, stdout } = await runCli(['migrate'], { DATABASE_URL: databaseUrl(postgresUrl!, name) })

  expect({ code, stdout }).toEqual({ code: 0, stdout: `${migrated.join('')}The database is up to date.\n` })
  await administer(postgresUrl!, `drop database ${name} with (force)`)
})

test('docs/configuration.md matches the schema; `npm run docs` updates it', async () => {
  expect(await runCli(['write-docs', '--check'])).toEqual({
    code: 0,
    stdout: 'docs/configuration.md is up to date.\n',
    stderr: '',
  })
})

test('the configuration page lists every variable once with its default and range', () => {
  const page = configurationPage()

  for (const name of Object.keys(ENVIRONMENT.properties)) expect(page.split(`| \`${name}\` |`).length).toBe(2)
  expect(page).toContain(
    '| `PORT` | `8000` | The port that the server listens on; 0 picks a free one. From 0 to 65535. |',
  )
})
