import { setTimeout as sleep } from 'node:timers/promises'
import type { ReceivedMail } from '../../support/mail-server.ts'
import { isBusy, type Reply, type RequestOptions, Visitor } from './visitor.ts'

/** One way in which an attacker with an ordinary account, or without one, tries to harm a server. */
export type Flood = {
  name: string
  /** What the flood sends, as the report describes it. */
  tries: string
  /** Builds the files that the flood sends, before the measurement, which the building would disturb. */
  prepare?(): unknown
  run(attack: Attack): Promise<void>
}

export type Target = { url: string; dataDir: string; mails: ReceivedMail[] }

const MAIL_WITHIN_MS = 60_000

let attackers = 0

/** One run of a flood: sends its requests, counts the responses, and collects the faults of the server. */
export class Attack {
  readonly target: Target
  readonly got = new Map<string, number>()
  readonly faults: string[] = []
  readonly #seconds: number
  #until = 0
  readonly #share: number
  readonly #given: Visitor | undefined

  /** `share` is the part of the flood's requests to send, up to 1; `given` is an attacker who has an account. */
  constructor(target: Target, options: { seconds: number; share: number; given?: Visitor | undefined }) {
    this.target = target
    this.#seconds = options.seconds
    this.begin()
    this.#share = options.share
    this.#given = options.given
  }

  get port(): number {
    return Number(new URL(this.target.url).port)
  }

  /** Restarts the time of the attack, after its preparations. */
  begin(): void {
    this.#until = performance.now() + this.#seconds * 1_000
  }

  isOver(): boolean {
    return performance.now() >= this.#until
  }

  async untilOver(): Promise<void> {
    await sleep(Math.max(0, this.#until - performance.now()))
  }

  times(count: number): number {
    return Math.ceil(count * this.#share)
  }

  count(what: string | number, by = 1): void {
    this.got.set(String(what), (this.got.get(String(what)) ?? 0) + by)
  }

  expect(holds: boolean, sentence: string): void {
    if (!holds) this.faults.push(sentence)
  }

  stranger(): Visitor {
    return new Visitor(this.target.url)
  }

  async attacker(): Promise<Visitor> {
    return this.#given ?? (await newAttacker(this.target))
  }

  /** Sends a request and counts its response. A server error other than "busy" is a fault, even for an attacker. */
  async send(visitor: Visitor, method: string, path: string, options: RequestOptions & { as?: string } = {}) {
    const prefix = options.as ? `${options.as} ` : ''
    try {
      const reply = await visitor.request(method, path, options)
      this.count(prefix + reply.status)
      this.expect(reply.status < 500 || isBusy(reply), `${method} ${path} was answered ${reply.status}`)
      return reply
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      this.count(`${prefix}cut`)
      return undefined
    }
  }

  /** Runs `act` `count` times, `atOnce` calls at once. Stops early when the time of the attack is over. */
  async many(count: number, atOnce: number, act: (number: number) => Promise<unknown>): Promise<void> {
    let next = 0
    const work = async () => {
      while (next < count && !this.isOver()) await act(next++)
    }
    await Promise.all(Array.from({ length: atOnce }, work))
  }

  mailsTo(email: string): ReceivedMail[] {
    return this.target.mails.filter(({ to }) => to.includes(email))
  }

  /** Confirms the visitor's address with the link in the mail. */
  async confirm(visitor: Visitor): Promise<void> {
    if (visitor.isConfirmed) return
    const until = performance.now() + MAIL_WITHIN_MS
    while (this.mailsTo(visitor.email).length === 0 && performance.now() < until) await sleep(50)
    const [mail] = this.mailsTo(visitor.email)
    const content = mail?.content.replaceAll('=\r\n', '').replaceAll('=3D', '=') ?? ''
    const [, key] = /#token=([\w-]{43})/.exec(content) ?? []
    await visitor.insist('POST', '/api/auth/registration/verify-email/', { body: { key } }).then(expect2xx)
    visitor.isConfirmed = true
  }
}

export async function newAttacker({ url }: Target): Promise<Visitor> {
  const attacker = new Visitor(url)
  await attacker.register(`attacker${++attackers}`).then(expect2xx)
  return attacker
}

/** Throws when a step that prepares an attack failed. */
export function expect2xx(reply: Reply): Reply {
  if (reply.status >= 300) throw new Error(`answered ${reply.status}: ${JSON.stringify(reply.body)}`)
  return reply
}
