import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildTestApp, PASSWORD, type TestApp } from '../../test/support/app.ts'
import { runCli } from '../../test/support/cli.ts'
import { onEachDatabase } from '../../test/support/databases.ts'

onEachDatabase('fittrack create-admin', (kind) => {
  let server: TestApp
  const flags = ['--username', 'Boss', '--email', 'boss@example.org']
  const createAdmin = (args: string[], typed: string, isTerminal = false) =>
    runCli(['create-admin', ...args], environmentOf(server), typed, isTerminal)
  const accounts = () => server.services.db.selectFrom('account').select(['username', 'role']).execute()

  beforeEach(async () => {
    server = await buildTestApp(kind)
  })

  afterEach(() => server.close())

  test('creates an administrator who can sign in with the piped password', async () => {
    const { code, stdout, stderr } = await createAdmin(flags, `${PASSWORD}\n`)

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('Boss may administer this server')
    await server.runJobs()
    expect(server.lastLink('boss@example.org').path).toBe('/verify-email')
    expect(await accounts()).toEqual([{ username: 'Boss', role: 'admin' }])
    const payload = { username: 'boss', password: PASSWORD }
    const answer = await server.request({ method: 'POST', url: '/api/auth/login/', payload })
    expect(answer.status).toBe(200)
  })

  test('asks for missing values on a terminal and never shows the password', async () => {
    const typed = `Boss\nboss@example.org\n${PASSWORD}\n${PASSWORD}\n`
    const { code, stdout, stderr } = await createAdmin([], typed, true)

    expect(code).toBe(0)
    expect(stderr).toContain('Username: ')
    expect(stderr).toContain('Password again: ')
    expect(stdout + stderr).not.toContain(PASSWORD)
    expect(await accounts()).toEqual([{ username: 'Boss', role: 'admin' }])
  })

  test('refuses two different passwords', async () => {
    const { code, stderr } = await createAdmin(flags, `${PASSWORD}\nsomething else\n`, true)

    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('are not the same.') })
    expect(await accounts()).toEqual([])
  })

  test('refuses a taken name in any letter case', async () => {
    await server.register('bOSS')

    const { code, stderr } = await createAdmin(flags, PASSWORD)

    expect({ code, stderr }).toEqual({ code: 1, stderr: 'The name Boss is taken; choose another one.\n' })
    expect(await accounts()).toEqual([{ username: 'bOSS', role: 'user' }])
  })

  test.each([
    ['a short password', flags, 'short', 'The password must be at least 12 characters long.\n'],
    ['no name', ['--email', 'a@example.org'], PASSWORD, 'Give --username: there is no terminal to ask on.\n'],
    [
      'an invalid address',
      ['--username', 'Boss', '--email', 'x'],
      PASSWORD,
      'email must be an e-mail address.\n',
    ],
  ])('refuses %s in one sentence', async (_, args, typed, sentence) => {
    expect(await createAdmin(args, typed)).toEqual({ code: 1, stdout: '', stderr: sentence })
  })
})

function environmentOf({ services }: TestApp): Record<string, string> {
  const { dataDir, database } = services.config
  return { DATA_DIR: dataDir, DATABASE_URL: database.url }
}
