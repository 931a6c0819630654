import { Resolver } from 'node:dns/promises'
import { request } from 'node:https'
import type { LookupFunction } from 'node:net'
import { RequestFilteringHttpsAgent } from 'request-filtering-agent'

const TIMEOUT_MS = 10_000
const DNS_TIMEOUT_MS = 3_000
/** Addresses without meaning today, some of which systems once sent to other networks. */
const DENIED = ['::/96', 'fec0::/10']

type Resolve = (host: string) => Promise<string[]>
export type OutboundOptions = {
  /** For tests: addresses that are allowed although they are private, and where to find the server there. */
  allowed?: string[]
  port?: number
  ca?: string
  resolve?: Resolve
  timeout_ms?: number
}
type OutboundRequest = { url: URL; headers: Record<string, string>; body: Buffer }
type OutboundResponse = { status: number; retry_after: string | undefined }

/** Posts to an address that a stranger chose. */
export type Outbound = {
  post(request: OutboundRequest): Promise<OutboundResponse>
}

/**
 * A client that reaches only public addresses, over HTTPS at its usual port. It resolves a name once and connects to
 * one of the addresses that it has checked, so a name cannot change in between. It follows no redirects and reads
 * nothing but the status, so that nobody learns anything about the network of this server.
 */
export function openOutbound(options: OutboundOptions = {}): Outbound {
  const { allowed = [], port, ca, resolve = resolveName, timeout_ms = TIMEOUT_MS } = options
  const agent = new RequestFilteringHttpsAgent({
    allowIPAddressList: allowed,
    denyIPAddressList: DENIED,
    lookup: lookupWith(resolve),
    ...(ca && { ca }),
  })
  return {
    async post({ url, headers, body }) {
      if (url.protocol !== 'https:') throw new Error('only https addresses are allowed')
      if (url.port !== '') throw new Error('only the usual port is allowed')
      const signal = AbortSignal.timeout(timeout_ms)
      return new Promise((done, fail) => {
        const sent = request(
          url,
          { method: 'POST', headers, agent, signal, ...(port && { port }) },
          (response) => {
            done({ status: response.statusCode ?? 0, retry_after: response.headers['retry-after'] })
            response.destroy()
          },
        )
        sent.on('error', (error) =>
          fail(signal.aborted ? new Error(`no answer within ${timeout_ms} ms`, { cause: error }) : error),
        )
        sent.end(body)
      })
    },
  }
}

/**
 * Asks the DNS servers directly: `dns.lookup` occupies one of the few threads that files and passwords need, too, for
 * as long as a stranger's DNS server likes.
 */
async function resolveName(host: string): Promise<string[]> {
  const resolver = new Resolver({ timeout: DNS_TIMEOUT_MS, tries: 2 })
  const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
}

function lookupWith(resolve: Resolve): LookupFunction {
  return (host, options, done) => {
    resolve(host).then(
      (found) => {
        const addresses = found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
        const [first] = addresses
        if (!first) done(new Error(`the name ${host} has no address`), '', 0)
        else if (options.all) done(null, addresses)
        else done(null, first.address, first.family)
      },
      (error) => done(error, '', 0),
    )
  }
}
