import { describe, expect, it } from 'vitest'
import { clientOf, describeDevice } from './client.ts'

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36'
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1'

describe('who a request comes from', () => {
  const devices: [string, string, { browser: string; device: string }][] = [
    ['a computer', CHROME, { browser: 'Chrome', device: 'Windows computer' }],
    ['a phone', IPHONE, { browser: 'Safari', device: 'iOS iPhone' }],
    ['a program', 'curl/8.5.0', { browser: '', device: '' }],
    ['nobody knows what', '', { browser: '', device: '' }],
    ['an attacker', `<script>\r\n${'('.repeat(5_000)}`, { browser: '', device: '' }],
  ]
  it.each(devices)('is described: %s', (_, agent, expected) => {
    expect(describeDevice(agent)).toEqual(expected)
  })

  const addresses = [
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['192.0.2.7', '192.0.2.7'],
    ['2001:db8::1', '2001:db8::1'],
    ['::ffff:1', '::ffff:1'],
    ['<script>alert(1)</script>', ''],
  ]
  it.each(addresses)('has the address %s shown as %s', (ip, address) => {
    const request = { ip, id: 'req-1', headers: { 'user-agent': 'x'.repeat(1_000) } }
    const client = clientOf(request as never)
    expect(client).toEqual({ address, request_id: 'req-1', user_agent: 'x'.repeat(400) })
  })
})
