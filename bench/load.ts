import autocannon, { type Request } from 'autocannon'
import { cpu_ms, type Server } from './servers.ts'

const CONNECTIONS = 16
/** A request without a response after this time counts as lost. */
const LOST_AFTER_S = 30

/** The result of one server in one round. */
export type Round = {
  requests_s: number
  p50_ms: number
  p99_ms: number
  /** CPU time of the server process per request in µs; NaN on systems without /proc. */
  cpu_us: number
}

/** Sends `requests` in turn over 16 connections for `seconds`; throws unless every response is a success. */
async function sendLoad(server: Server, requests: Request[], seconds: number): Promise<Round> {
  const latencies: number[] = []
  let client = 0
  const used = cpu_ms(server.pid)
  const began = performance.now()
  let ended = began
  const instance = autocannon({
    url: server.url,
    connections: CONNECTIONS,
    duration: seconds,
    timeout: LOST_AFTER_S,
    setupClient: (made) => made.setRequests(rotated(requests, client++)),
  })
  instance.on('response', (_client, _status, _bytes, took_ms: number) => {
    latencies.push(took_ms)
    ended = performance.now()
  })
  const { errors, timeouts, non2xx } = await instance
  if (errors + timeouts + non2xx > 0) {
    throw new Error(
      `${server.url}${requests[0]?.path}: ${errors} errors, ${timeouts} timeouts, ${non2xx} refusals of ${latencies.length}.`,
    )
  }
  const sorted = Float64Array.from(latencies).sort()
  return {
    requests_s: (1000 * sorted.length) / (ended - began),
    p50_ms: percentile(sorted, 0.5),
    p99_ms: percentile(sorted, 0.99),
    cpu_us: used === undefined ? Number.NaN : (1000 * (cpu_ms(server.pid)! - used)) / sorted.length,
  }
}

/** Each connection starts at a different request, so that they do not all send the same one at once. */
function rotated<T>(items: T[], client: number): T[] {
  const from = Math.floor((client * items.length) / CONNECTIONS) % items.length
  return [...items.slice(from), ...items.slice(0, from)]
}

export function percentile(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

export type Contestant = { name: string; server: Server; requests: Request[] }

/** A contestant with its median round. */
export type Standing = Round & { name: string; rounds: Round[] }

/** Alternates between the contestants in every round, so that other load on the machine affects all alike. */
export async function compete(
  contestants: Contestant[],
  { rounds, round_s, warmup_s }: { rounds: number; round_s: number; warmup_s: number },
): Promise<Standing[]> {
  for (const { server, requests } of contestants) await sendLoad(server, requests, warmup_s)
  const results = contestants.map((): Round[] => [])
  for (let round = 0; round < rounds; round++) {
    for (const [i, { server, requests }] of contestants.entries()) {
      results[i]!.push(await sendLoad(server, requests, round_s))
    }
  }
  return contestants.map(({ name }, i) => ({ name, rounds: results[i]!, ...medianRound(results[i]!) }))
}

/** Divides `ours` by `theirs` in each round, and returns the median of these ratios. */
export function ratio(ours: Standing, theirs: Standing, of: (round: Round) => number): number {
  return median(ours.rounds.map((round, i) => of(round) / of(theirs.rounds[i]!)))
}

function medianRound(rounds: Round[]): Round {
  const of = (value: (round: Round) => number) => median(rounds.map(value))
  return {
    requests_s: of((round) => round.requests_s),
    p50_ms: of((round) => round.p50_ms),
    p99_ms: of((round) => round.p99_ms),
    cpu_us: of((round) => round.cpu_us),
  }
}
