import type { Role } from '../../src/features/auth/tables.ts'
import type { TestApp } from '../support/app.ts'
import { RELATIONS, relate } from './relations.ts'
import {
  type Account,
  inSession,
  leave,
  type Member,
  makeAccount,
  NOBODY,
  suspend,
  type Viewer,
  withKeys,
} from './viewers.ts'
import { makeTemplate, type Template } from './workouts.ts'

export type World = {
  template: Template
  members: Member[]
  owners: Member[]
  /** Whom moderators suspend and restore. */
  bystander: Member
  viewers: Viewer[]
}

/**
 * Makes an owner with an open profile, one with a private profile and one who is suspended; and everybody who may ask
 * for their data. Usernames have the form `person.name`, which tests search for in responses.
 */
export async function makeWorld(test: TestApp): Promise<World> {
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
