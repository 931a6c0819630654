import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PushService, startPushService } from '../../../test/support/push-service.ts'
import { openOutbound } from './outbound.ts'

let service: PushService
beforeAll(async () => {
  service = await startPushService()
})
afterAll(() => service?.close())

const post = (outbound: ReturnType<typeof openOutbound>, address: string) =>
  outbound.post({ url: new URL(address), headers: {}, body: Buffer.from('x') })

describe('a request to an address that a stranger chose', () => {
  const NOT_PUBLIC = [
    ...['127.0.0.1', '127.9.9.9', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1'],
    ...['0.0.0.0', '255.255.255.255', '224.0.0.1', '192.0.2.1', '198.18.0.1', '240.0.0.1'],
    ...['::1', '::', 'fe80::1', 'fc00::1', 'fd12::1', 'fec0::1', 'ff02::1', '2001:db8::1'],
    ...[
      '::ffff:127.0.0.1',
      '::ffff:10.0.0.1',
      '::ffff:a9fe:a9fe',
      '::127.0.0.1',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
    ],
  ]

  it.each(NOT_PUBLIC)('is refused when the name has the address %s', async (address) => {
    const outbound = openOutbound({ resolve: async () => [address], port: service.port, ca: service.cert })
    await expect(post(outbound, 'https://push.test/')).rejects.toThrow('is not allowed')
  })

  it.each(NOT_PUBLIC)('is refused when the address is %s itself', async (address) => {
    const outbound = openOutbound({ port: service.port, ca: service.cert })
    const host = address.includes(':') ? `[${address}]` : address
    await expect(post(outbound, `https://${host}/`)).rejects.toThrow('is not allowed')
  })

  it('is refused when only one of the addresses is private', async () => {
    const outbound = openOutbound({ resolve: async () => ['93.184.216.34', '10.0.0.1'] })
    await expect(post(outbound, 'https://push.test/')).rejects.toThrow('10.0.0.1')
  })

  it('connects to the address that was checked: the name is resolved once', async () => {
    let lookups = 0
    const outbound = openOutbound({
      allowed: ['127.0.0.1'],
      resolve: async () => (++lookups === 1 ? ['127.0.0.1'] : ['10.0.0.1']),
      port: service.port,
      ca: service.cert,
    })
    expect((await post(outbound, 'https://push.test/nobody')).status).toBe(404)
    expect(lookups).toBe(1)
    await expect(post(outbound, 'https://push.test/nobody')).rejects.toThrow('10.0.0.1')
  })

  it.each(['http://push.test/', 'https://push.test:8443/'])('is refused for %s', async (address) => {
    await expect(post(service.outbound, address)).rejects.toThrow('only')
  })

  it('needs a certificate for the name', async () => {
    const outbound = openOutbound({
      allowed: ['127.0.0.1'],
      resolve: async () => ['127.0.0.1'],
      port: service.port,
    })
    await expect(post(outbound, 'https://push.test/')).rejects.toThrow(/self.signed/)
    await expect(post(service.outbound, 'https://other.test/')).rejects.toThrow('altnames')
  })

  it('fails for a name without an address', async () => {
    const outbound = openOutbound({ resolve: async () => [] })
    await expect(post(outbound, 'https://push.test/')).rejects.toThrow('no address')
  })

  it('ends after a time when there is no answer', async () => {
    service.behave('hangs')
    await expect(post(service.outbound, 'https://push.test/')).rejects.toThrow('no answer within 1000 ms')
    service.behave({ status: 201 })
  })

  it('does not follow a redirect', async () => {
    const target = service.subscribe()
    service.behave({ status: 307, headers: { Location: target.endpoint } })
    expect((await post(service.outbound, target.endpoint)).status).toBe(307)
    expect(service.received).toEqual([])
    service.behave({ status: 201 })
  })
})
