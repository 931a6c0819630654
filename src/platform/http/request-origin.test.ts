import { describe, expect, it } from 'vitest'
import { requestOrigin } from './request-origin.ts'

describe('requestOrigin', () => {
  const addresses = [
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['192.0.2.7', '192.0.2.7'],
    ['2001:db8::1', '2001:db8::1'],
    ['::ffff:1', '::ffff:1'],
    ['<script>alert(1)</script>', ''],
  ]
  it.each(addresses)('reads the address %s as "%s"', (ip, address) => {
    expect(requestOrigin({ ip, id: 'req-1', headers: {} } as never)).toEqual({
      address,
      request_id: 'req-1',
      user_agent: '',
    })
  })

  it('cuts a long user agent to 400 characters', () => {
    const request = { ip: '192.0.2.7', id: 'req-1', headers: { 'user-agent': 'x'.repeat(1_000) } }
    expect(requestOrigin(request as never).user_agent).toBe('x'.repeat(400))
  })
})
