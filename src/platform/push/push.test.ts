import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeDatabase, onEachDatabase, type TestDatabase } from '../../../test/support/databases.ts'
import { type PushService, startPushService } from '../../../test/support/push-service.ts'
import { readConfig } from '../config.ts'
import { openDatabase } from '../database/index.ts'
import type { Db } from '../database/schema.ts'
import { openSecret } from '../secret.ts'
import { openPush, type PushMessage, PushRefused } from './index.ts'
import { pushSubject } from './subject.ts'
import { hasPushKeys, isPushAddress } from './target.ts'

const OLD = 'the first key of this server, long enough'
const NEW = 'the second key of this server, long enough'
const MESSAGE: PushMessage = { text: '{"title":"Häßlich 🎉"}', topic: 'n7', urgency: 'normal', ttl_s: 3_600 }

onEachDatabase('push messages', (kind) => {
  let database: TestDatabase
  let db: Db
  let service: PushService

  beforeAll(async () => {
    database = await makeDatabase(kind)
    db = await openDatabase(readConfig(database.env))
    service = await startPushService()
  })
  afterAll(async () => {
    await service?.close()
    await db?.destroy()
    await database?.remove()
  })
  beforeEach(async () => {
    await db.deleteFrom('push_key').execute()
    service.received.length = 0
    service.behave({ status: 201 })
  })

  const open = (SECRET_KEY = OLD, SECRET_KEY_PREVIOUS = '') => {
    const env = { ...database.env, SECRET_KEY, SECRET_KEY_PREVIOUS, PUBLIC_URL: 'https://fit.example.org' }
    const config = readConfig(env)
    const log = pino({ level: 'silent' })
    const needs = { config, db, log, clock: { now: Date.now }, secret: openSecret(config) }
    return openPush(needs, service.outbound)
  }

  it('are decrypted by the browser, and signed with the key that it subscribed with', async () => {
    const push = open()
    const target = service.subscribe()
    expect(await push.send(target, MESSAGE)).toBe('sent')
    const [received] = service.received
    expect(received).toMatchObject({
      text: MESSAGE.text,
      headers: { ttl: '3600', topic: 'n7', urgency: 'normal', 'content-encoding': 'aes128gcm' },
      claims: { aud: 'https://push.test', sub: 'https://fit.example.org' },
    })
    expect(received?.headers.authorization).toContain(`k=${await push.publicKey()}`)
    expect(received?.claims.exp).toBeLessThanOrEqual(Date.now() / 1_000 + 86_400)
  })

  it('are never longer than push services must take', async () => {
    const push = open()
    const target = service.subscribe()
    await push.send(target, { ...MESSAGE, text: 'x'.repeat(3_993) })
    expect(service.received[0]?.bytes).toBe(4_096)
    const longer = push.send(target, { ...MESSAGE, text: 'x'.repeat(3_994) })
    await expect(longer).rejects.toThrow('4097 bytes')
  })

  it.each([404, 410])('tell when a subscription has ended (%d)', async (status) => {
    service.behave({ status })
    expect(await open().send(service.subscribe(), MESSAGE)).toBe('gone')
  })

  it.each([307, 400, 403, 413])('are refused for good (%d)', async (status) => {
    service.behave({ status })
    await expect(open().send(service.subscribe(), MESSAGE)).rejects.toThrow(PushRefused)
  })

  it.each([429, 500, 503])('may be sent later (%d)', async (status) => {
    service.behave({ status })
    const sending = open().send(service.subscribe(), MESSAGE)
    await expect(sending).rejects.toThrow(`answered ${status}`)
    await expect(sending).rejects.not.toThrow(PushRefused)
  })

  describe('the key', () => {
    const storedKey = () => db.selectFrom('push_key').selectAll().executeTakeFirstOrThrow()

    it('is made once, however many servers start at once', async () => {
      const keys = await Promise.all(Array.from({ length: 10 }, () => open().publicKey()))
      expect(new Set(keys).size).toBe(1)
      expect(await db.selectFrom('push_key').selectAll().execute()).toHaveLength(1)
    })

    it('is stored encrypted', async () => {
      await open().publicKey()
      expect((await storedKey()).private_key).toMatch(/^[0-9a-f]{12}\.[\w-]{80,}$/)
    })

    it('stays the same when SECRET_KEY changes, and is then encrypted with the new one', async () => {
      const key = await open().publicKey()
      expect(await open(NEW, OLD).publicKey()).toBe(key)
      const push = open(NEW)
      expect(await push.publicKey()).toBe(key)
      await push.send(service.subscribe(), MESSAGE)
      expect(service.received).toHaveLength(1)
    })

    it('is replaced when the secret is lost', async () => {
      const key = await open().publicKey()
      const replaced = await open(NEW).publicKey()
      expect(replaced).not.toBe(key)
      expect(await open(NEW).publicKey()).toBe(replaced)
      await open(NEW).send(service.subscribe(), MESSAGE)
      expect(service.received).toHaveLength(1)
    })
  })
})

describe('the contact that push services get', () => {
  const contact = (env: Record<string, string>) => pushSubject(readConfig(env))

  it('is the address of the server, or else the sender of its mails', () => {
    expect(contact({ PUBLIC_URL: 'https://fit.example.org' })).toBe('https://fit.example.org')
    const DEFAULT_FROM_EMAIL = 'FitTrack <ana@example.org>'
    expect(contact({ DEFAULT_FROM_EMAIL })).toBe('mailto:ana@example.org')
    expect(contact({ DEFAULT_FROM_EMAIL: 'ana@example.org', PUBLIC_URL: 'https://localhost' })).toBe(
      'mailto:ana@example.org',
    )
  })
})

describe('what a browser sends', () => {
  it.each([
    'http://push.example.org/1',
    'https://push.example.org:8443/1',
    'https://ana:secret@push.example.org/1',
    'https://10.0.0.1/1',
    'https://[::1]/1',
    'https://2130706433/',
    'https://localhost/1',
    'javascript:alert(1)',
    'push.example.org',
  ])('%s is no address of a push service', (address) => expect(isPushAddress(address)).toBe(false))

  it('the address of a push service is accepted', () => {
    expect(isPushAddress('https://updates.push.services.mozilla.com/wpush/v2/gAAAA')).toBe(true)
  })

  it('keys must be a point on the curve and 16 bytes', () => {
    const point = Buffer.from(
      'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM',
      'base64url',
    )
    const auth = 'tBHItJI5svbpez7KI4CCXg'
    expect(hasPushKeys({ p256dh: point.toString('base64url'), auth })).toBe(true)
    expect(hasPushKeys({ p256dh: point.toString('base64url'), auth: 'AAAA' })).toBe(false)
    point[64]! ^= 1
    expect(hasPushKeys({ p256dh: point.toString('base64url'), auth })).toBe(false)
    expect(hasPushKeys({ p256dh: 'AAAA', auth })).toBe(false)
    expect(hasPushKeys({ p256dh: '***', auth })).toBe(false)
  })
})
