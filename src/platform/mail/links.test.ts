import { describe, expect, it } from 'vitest'
import { openSecret, type Secret } from '../secret.ts'
import { hashLinkToken, mailLinkUrl, newMailLink } from './links.ts'

const SITE = 'https://fit.example.org'
const secretOf = (secretKey: string, previousSecretKey = '') =>
  openSecret({ secretKey, previousSecretKey, dataDir: '' })
const OLD = 'the first key of this server, long enough'
const NEW = 'the second key of this server, long enough'

const tokenOf = (address: string) => new URLSearchParams(new URL(address).hash.slice(1)).get('token') ?? ''
const make = (secret: Secret) => newMailLink(secret, '/reset-password', { uid: 7 })

describe('a link in a mail', () => {
  it('has a 256-bit token and the account id in its fragment', () => {
    const { link } = make(secretOf(OLD))
    expect(mailLinkUrl(secretOf(OLD), SITE, link)).toMatch(
      /^https:\/\/fit\.example\.org\/reset-password#token=[\w-]{43}&uid=7$/,
    )
  })

  it('is found by the hash of its token; the stored link does not contain the token', () => {
    const { link, token_hash } = make(secretOf(OLD))
    const token = tokenOf(mailLinkUrl(secretOf(OLD), SITE, link))
    expect(hashLinkToken(token)).toBe(token_hash)
    expect(JSON.stringify({ link, token_hash })).not.toContain(token)
  })

  it('has a new token each time', () => {
    const secret = secretOf(OLD)
    const tokens = Array.from({ length: 100 }, () => tokenOf(mailLinkUrl(secret, SITE, make(secret).link)))
    expect(new Set(tokens).size).toBe(100)
  })

  it('stays the same when SECRET_KEY changes before the mail is sent', () => {
    const { link, token_hash } = make(secretOf(OLD))
    const after = mailLinkUrl(secretOf(NEW, OLD), SITE, link)
    expect(after).toBe(mailLinkUrl(secretOf(OLD), SITE, link))
    expect(hashLinkToken(tokenOf(after))).toBe(token_hash)
  })

  it('cannot be made when its key is gone, because its token would be invalid', () => {
    const { link } = make(secretOf(OLD))
    expect(() => mailLinkUrl(secretOf(NEW), SITE, link)).toThrow('not configured any more')
  })

  it('cannot be derived from the nonce without the key', () => {
    const { link, token_hash } = make(secretOf(OLD))
    const forged = { ...link, key_id: make(secretOf(NEW)).link.key_id ?? '' }
    expect(hashLinkToken(tokenOf(mailLinkUrl(secretOf(NEW), SITE, forged)))).not.toBe(token_hash)
  })

  it('is only the address of the page when it has no secret', () => {
    expect(mailLinkUrl(secretOf(OLD), SITE, { path: '/settings' })).toBe('https://fit.example.org/settings')
  })
})
