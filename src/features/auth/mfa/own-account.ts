import type { FastifyRequest } from 'fastify'
import { AppError } from '../../../platform/errors.ts'
import type { Services } from '../../../services.ts'
import { type AccountRow, accountById } from '../account/queries.ts'
import { clientOf } from '../client.ts'
import { assertProof } from '../proof.ts'
import type { Proof } from '../proof-schemas.ts'

/** The account of who is asking. */
export async function ownAccount({ db }: Services, { actor }: FastifyRequest): Promise<AccountRow> {
  const account = await accountById(db, actor.account_id)
  if (!account) throw new AppError('unauthenticated', 'This account does not exist any more.')
  return account
}

/** The account of who is asking, and has proved in the body that it is theirs. */
export async function provenAccount(
  services: Services,
  request: FastifyRequest<{ Body: Proof }>,
): Promise<AccountRow> {
  const account = await ownAccount(services, request)
  await assertProof(services, account, request.body, clientOf(request))
  return account
}
