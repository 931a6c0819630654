import { idempotently } from '../../platform/http/idempotency.ts'
import { EmptyBody, IdParams, NoContent } from '../../platform/http/schema.ts'
import type { App } from '../../platform/http/server.ts'
import type { Services } from '../../platform/services.ts'
import { admitContact } from '../conduct/index.ts'
import { block, mute, unblock, unmute } from './blocks.ts'
import { follow, removeFollower, unfollow } from './follows.ts'
import { acceptRequest, refuseRequest } from './requests.ts'
import { FollowAnswer, UsernameParams } from './schemas.ts'

const tags = ['Relations']
const write = { permission: 'write' as const, audience: 'people' as const }
const params = UsernameParams
const done = { 204: NoContent }

/** What a person does about another one. */
export function relationRoutes(app: App, services: Services): void {
  followRoutes(app, services)
  blockRoutes(app, services)
  muteRoutes(app, services)
}

function followRoutes(app: App, services: Services): void {
  app.post(
    '/:username/follow/',
    {
      config: { ...write, isIdempotent: true },
      schema: {
        tags,
        summary: 'Follow a person, or ask to if the profile is private',
        params,
        body: EmptyBody,
        response: { 201: FollowAnswer },
      },
    },
    async (request, reply) => {
      await admitContact(services, request.actor, { follows: 1 })
      const answer = await idempotently(services, request, request.body, (trx) =>
        follow(services, trx, request.actor, request.params.username),
      )
      return reply.code(201).send(answer)
    },
  )
  app.delete(
    '/:username/follow/',
    {
      config: write,
      schema: { tags, summary: 'Stop following a person, or withdraw a request', params, response: done },
    },
    async ({ actor, params }, reply) => {
      await unfollow(services, actor, params.username)
      return reply.code(204).send(null)
    },
  )
  app.delete(
    '/me/followers/:username/',
    {
      config: write,
      schema: { tags, summary: 'Remove a person from your followers', params, response: done },
    },
    async ({ actor, params }, reply) => {
      await removeFollower(services, actor, params.username)
      return reply.code(204).send(null)
    },
  )
}

function blockRoutes(app: App, services: Services): void {
  app.post(
    '/:username/block/',
    {
      config: { ...write, isIdempotent: true },
      schema: {
        tags,
        summary: 'Block a person: ends follows both ways and hides each from the other',
        params,
        body: EmptyBody,
        response: done,
      },
    },
    async (request, reply) => {
      await idempotently(services, request, request.body, async (trx) => {
        await block(services, trx, request.actor, request.params.username)
        return null
      })
      return reply.code(204).send(null)
    },
  )
  app.delete(
    '/:username/block/',
    { config: write, schema: { tags, summary: 'Unblock a person', params, response: done } },
    async ({ actor, params }, reply) => {
      await unblock(services, actor, params.username)
      return reply.code(204).send(null)
    },
  )
}

function muteRoutes(app: App, services: Services): void {
  app.post(
    '/:username/mute/',
    {
      config: { ...write, isIdempotent: true },
      schema: {
        tags,
        summary: 'Mute a person: they are no longer suggested to you',
        params,
        body: EmptyBody,
        response: done,
      },
    },
    async (request, reply) => {
      await idempotently(services, request, request.body, async (trx) => {
        await mute(services, trx, request.actor, request.params.username)
        return null
      })
      return reply.code(204).send(null)
    },
  )
  app.delete(
    '/:username/mute/',
    { config: write, schema: { tags, summary: 'Unmute a person', params, response: done } },
    async ({ actor, params }, reply) => {
      await unmute(services, actor, params.username)
      return reply.code(204).send(null)
    },
  )
}

/** Answers to requests. Requests are made and withdrawn with `/api/profiles/{username}/follow/`. */
export function requestRoutes(app: App, services: Services): void {
  app.post(
    '/:id/accept/',
    {
      config: { ...write, audience: 'self', isIdempotent: true },
      schema: {
        tags,
        summary: 'Accept a request: the person follows you from now on',
        params: IdParams,
        body: EmptyBody,
        response: done,
      },
    },
    async (request, reply) => {
      await idempotently(services, request, request.body, async (trx) => {
        await acceptRequest(services, trx, request.actor, request.params.id)
        return null
      })
      return reply.code(204).send(null)
    },
  )
  app.delete(
    '/:id/',
    {
      config: { ...write, audience: 'self' },
      schema: {
        tags,
        summary: 'Refuse a request; the person is not told',
        params: IdParams,
        response: done,
      },
    },
    async ({ actor, params }, reply) => {
      await refuseRequest(services, actor, params.id)
      return reply.code(204).send(null)
    },
  )
}
