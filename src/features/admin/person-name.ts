import { type Static, Type } from 'typebox'
import { Id, named, nullable } from '../../platform/http/schema.ts'

export const Username = Type.String({ examples: ['ana.lind'] })

/** The id and the username of an account; null when the account has been erased. */
export const PersonName = nullable(named('PersonName', Type.Object({ id: Id, username: Username })))

export function toPersonName(id: number | null, username: string | null): Static<typeof PersonName> {
  return id === null || username === null ? null : { id, username }
}
