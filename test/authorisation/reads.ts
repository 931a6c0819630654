import type { Answer } from '../support/app.ts'
import { CALLED, type CalledRoute, callRoute } from './calls.ts'
import type { Member, Viewer } from './viewers.ts'
import type { World } from './world.ts'

/** A response, or an object in it. */
export type Json = Record<string, unknown>

/** Calls a route as a viewer, with the id or the username that its address names. */
export type Read = (viewer: Viewer, route: CalledRoute, id?: number | string) => Promise<Answer<Json>>

/** Reads as the viewers of the world, each in one session. */
export function openReads(world: World): Read {
  const sessions = new Map<Viewer, Record<string, string>>()
  return async (viewer, route, id = '') => {
    const headers = sessions.get(viewer) ?? (await viewer.credentials())
    sessions.set(viewer, headers)
    return callRoute(world.serverOf(viewer), route, id, headers)
  }
}

/** The viewer who is this person in a session. */
export function sessionOf({ viewers }: World, member: Member): Viewer {
  return viewers.find((viewer) => viewer.member === member && !viewer.scopes)!
}

export function routeOf(name: string): CalledRoute {
  return CALLED.find((route) => route.name === name)!
}

export function withQuery(route: CalledRoute, query: string): CalledRoute {
  return { ...route, url: `${route.url}?${query}` }
}
