import type { FastifyBaseLogger } from 'fastify'
import webPush from 'web-push'
import type { Clock } from '../clock.ts'
import { inTransaction } from '../database/index.ts'
import type { Db, Trx } from '../database/schema.ts'
import { currentKeyPrefix, seal, unseal } from '../sealed.ts'
import type { Secret } from '../secret.ts'
import type { PushKeyTable } from './tables.ts'

const SEAL = { purpose: 'push-key', context: 'push key' }
const ID = 1

export type KeyServices = { db: Db; clock: Clock; log: FastifyBaseLogger; secret: Secret }
export type PushKeys = { publicKey: string; privateKey: string }

/**
 * The key pair (VAPID, RFC 8292) of this server, which is made when there is none. It is in the database, because
 * browsers bind subscriptions to it: all servers need the same one, and a change of SECRET_KEY must not replace it.
 */
export function loadPushKeys(services: KeyServices): Promise<PushKeys> {
  return inTransaction(services.db, async (trx) => {
    await makeKeys(services, trx)
    const row = await trx.selectFrom('push_key').selectAll().where('id', '=', ID).executeTakeFirstOrThrow()
    return (await openKeys(services, trx, row)) ?? replaceKeys(services, trx, row)
  })
}

async function makeKeys({ clock, secret }: KeyServices, trx: Trx): Promise<void> {
  const row = await trx.selectFrom('push_key').select('id').where('id', '=', ID).executeTakeFirst()
  if (row) return
  const { publicKey, privateKey } = webPush.generateVAPIDKeys()
  await trx
    .insertInto('push_key')
    .values({
      id: ID,
      public_key: publicKey,
      private_key: seal(secret, SEAL, privateKey),
      created_at: clock.now(),
    })
    // Another server may have made it at the same time.
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** Decrypts the key, and encrypts it again if that was done with the previous SECRET_KEY. */
async function openKeys(
  { secret }: KeyServices,
  trx: Trx,
  { public_key, private_key }: PushKeyTable,
): Promise<PushKeys | undefined> {
  const privateKey = unseal(secret, SEAL, private_key)
  if (privateKey === undefined) return undefined
  if (!private_key.startsWith(currentKeyPrefix(secret, SEAL.purpose)))
    await saveKeys(trx, private_key, { private_key: seal(secret, SEAL, privateKey) })
  return { publicKey: public_key, privateKey }
}

/** Without the secret that it was encrypted with, the key is lost. Browsers must subscribe again. */
async function replaceKeys(services: KeyServices, trx: Trx, lost: PushKeyTable): Promise<PushKeys> {
  const { clock, log, secret } = services
  const { publicKey, privateKey } = webPush.generateVAPIDKeys()
  const isReplaced = await saveKeys(trx, lost.private_key, {
    public_key: publicKey,
    private_key: seal(secret, SEAL, privateKey),
    created_at: clock.now(),
  })
  if (!isReplaced) throw new Error('another server is replacing the key for push messages')
  log.warn('the key for push messages was lost with SECRET_KEY; a new one was made')
  return { publicKey, privateKey }
}

async function saveKeys(trx: Trx, from: string, change: Partial<PushKeyTable>): Promise<boolean> {
  const saved = await trx
    .updateTable('push_key')
    .set(change)
    .where('id', '=', ID)
    .where('private_key', '=', from)
    .returning('id')
    .executeTakeFirst()
  return saved !== undefined
}
