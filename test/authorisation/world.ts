import type { Role } from '../../src/features/auth/tables.ts'
import { buildTestApp, type TestApp } from '../support/app.ts'
import { type DatabaseKind, makeDatabase } from '../support/databases.ts'
import { RELATIONS, relate } from './relations.ts'
import {
  type Account,
  inSession,
  leave,
  type Member,
  makeAccount,
  NOBODY,
  suspend,
  VISITOR,
  type Viewer,
  withKeys,
} from './viewers.ts'
import { makeTemplate, type Template } from './workouts.ts'

export type World = {
  test: TestApp
  template: Template
  members: Member[]
  owners: Member[]
  /** Whom moderators suspend and restore. */
  bystander: Member
  viewers: Viewer[]
  /** The server that the viewer calls: visitors of public pages have one of their own, with the same database. */
  serverOf(viewer: Viewer): TestApp
  close(): Promise<void>
}

/**
 * Makes an owner with an open profile, one with a private profile and one who is suspended; and everybody who may ask
 * for their data. Usernames have the form `person.name`, which tests search for in responses.
 */
export async function makeWorld(kind: DatabaseKind): Promise<World> {
  const database = await makeDatabase(kind)
  const test = await buildTestApp(kind, {}, database)
  const withPages = await buildTestApp(kind, { PUBLIC_PAGES: 'on' }, database)
  return {
    test,
    ...(await addPeople(test)),
    serverOf: (viewer) => (viewer === VISITOR ? withPages : test),
    async close() {
      await withPages.close()
      await test.close()
      await database.remove()
    },
  }
}

type People = Pick<World, 'template' | 'members' | 'owners' | 'bystander' | 'viewers'>

async function addPeople(test: TestApp): Promise<People> {
  const members: Member[] = []
  const add = async (name: string, given: Partial<Member> = {}, role?: Role): Promise<Member> => {
    const account = await makeAccount(test, `person.${name}`, role)
    const usual = { isOwner: false, isPrivate: false, isActive: true, relation: 'stranger' as const }
    const member: Member = { account, ...usual, ...given }
    members.push(member)
    return member
  }
  const template = await makeTemplate(test, await makeAccount(test, 'template'))
  const open = await add('open', { isOwner: true })
  const closed = await add('private', { isOwner: true, isPrivate: true })
  const suspended = await add('suspended', { isOwner: true, isActive: false, relation: 'follower' })
  const leaving = await add('leaving', { isActive: false, relation: 'follower' })
  const moderator = await add('moderator', {}, 'moderator')
  const admin = await add('admin', {}, 'admin')
  for (const relation of RELATIONS) await add(relation, { relation })
  const callers = [...members]
  const bystander = await add('bystander')

  const owners = members.filter(({ isOwner }) => isOwner)
  for (const member of members) await relateToAll(test, member, owners)
  await makePrivate(test, closed.account)
  await suspend(admin.account, suspended.account)
  await leave(test, leaving.account)
  await test.runJobs()

  const follower = members.find(({ relation, isActive }) => relation === 'follower' && isActive)!
  const viewers = [
    NOBODY,
    VISITOR,
    ...callers.map(inSession),
    ...(await withKeys(test, open, [['read'], ['write'], ['upload'], ['live'], ['admin']])),
    ...(await withKeys(test, follower, [['read'], ['write']])),
    ...(await withKeys(test, moderator, [['admin']])),
    ...(await withKeys(test, admin, [['admin'], ['read']])),
    ...(await withKeys(test, suspended, [['read', 'write', 'upload', 'live']])),
    ...(await withKeys(test, leaving, [['read', 'write', 'upload', 'live']])),
  ]
  return { template, members, owners, bystander, viewers }
}

async function makePrivate(test: TestApp, account: Account): Promise<void> {
  const { headers } = await account.openSession()
  const payload = { is_private: true }
  await test.request({ method: 'PATCH', url: '/api/profiles/me/', payload, headers })
}

async function relateToAll(test: TestApp, member: Member, owners: Member[]): Promise<void> {
  for (const { account } of owners)
    if (account !== member.account)
      await relate(test, { viewer_id: member.account.id, owner_id: account.id }, member.relation)
}
