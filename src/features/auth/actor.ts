import type { WeekStart } from '../../platform/calendar.ts'
import type { Language } from '../../platform/i18n.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Role, Scope } from './tables.ts'

/** The person behind a request, signed in to a session or represented by an API key. */
export type Actor = {
  account_id: number
  username: string
  role: Role
  language: Language
  time_zone: string
  week_start: WeekStart
  /** Null for an API key. */
  session_id: number | null
  /** Null for a session. */
  api_key_id: number | null
  /** The scopes of the API key; null for a session, which may do everything that the person may. */
  scopes: readonly Scope[] | null
}

/** What a request was authenticated with: a session or an API key. */
export type Credential = Pick<Actor, 'session_id' | 'api_key_id'>

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on every route whose permission is not `public` or `view`. */
    actor: Actor
    /** The actor; `NOBODY` when nobody is signed in. */
    readonly viewer: Viewer
    /** Checks the credential again, for responses that last: throws once it is no longer accepted. */
    reauthenticate(): Promise<void>
  }
  interface FastifyInstance {
    /** Those of the credentials that are live. At most two statements for any number, always from the database. */
    liveAmong<T extends Credential>(credentials: readonly T[]): Promise<T[]>
  }
}
