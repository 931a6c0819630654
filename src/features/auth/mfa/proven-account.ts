import type { FastifyRequest } from 'fastify'
import type { Services } from '../../../platform/services.ts'
import { type ActingAccount, actingAccount } from '../account/acting.ts'
import { clientOf } from '../client.ts'
import { assertProof } from '../proof.ts'
import type { Proof } from '../proof-schemas.ts'

/** The account of who is asking, and has proved in the body that it is theirs. */
export async function provenAccount(
  services: Services,
  request: FastifyRequest<{ Body: Proof }>,
): Promise<ActingAccount> {
  const account = await actingAccount(services.db, request.actor)
  await assertProof(services, account, request.body, clientOf(request))
  return account
}
