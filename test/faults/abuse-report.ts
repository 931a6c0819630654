import type { LoopDelay } from '../support/loop-delay.ts'
import type { ReceivedMail } from '../support/mail-server.ts'
import type { Observations } from './innocents.ts'
import { quantile } from './usage.ts'

/** The longest times that other people may wait while one account attacks. For a machine without other load. */
const BOUNDS = { healthz_ms: 100, mail_ms: 5_000, import_ms: 10_000 }

/** What a flood sent, and how often the attacker got which response. */
export type Attempt = { name: string; tries: string; got: Map<string, number> }

export type Outcome = {
  name: string
  attempts: Attempt[]
  observed: Observations
  mails: ReceivedMail[]
  memory: { before_mb: number; peak_mb: number; after_mb: number }
  /** How long the event loop of the server was blocked, and that of an idle process; undefined if the server ended. */
  loop: LoopDelay | undefined
  idleLoop: LoopDelay | undefined
  faults: string[]
}

const COLUMNS = [
  'flood',
  'healthz',
  'list',
  'loop',
  'idle loop',
  'computed',
  'mail',
  'import',
  'picture',
  'sign-in',
  'told to wait',
  'memory',
]

/** A table of what other people experienced; below it, what each flood sent and which responses the attacker got. */
export function tableOf(outcomes: Outcome[]): string {
  const rows = outcomes.map((outcome) => {
    const { observed, loop, idleLoop, memory } = outcome
    return [
      outcome.name,
      `${inMs(observed.healthz, 0.5)} ${inMs(observed.healthz, 0.99)} ${inMs(observed.healthz, 1)}`,
      `${inMs(observed.reads, 0.5)} ${inMs(observed.reads, 0.99)} ${inMs(observed.reads, 1)}`,
      delayOf(loop),
      delayOf(idleLoop),
      loop ? loop.maxComputed_ms.toFixed(0) : '-',
      inMs(mailDelays(outcome), 1),
      inMs(observed.imports, 1),
      inMs(observed.pictures, 1),
      inMs(observed.signIns, 1),
      String(observed.delays),
      [memory.before_mb, memory.peak_mb, memory.after_mb].map((mb) => mb.toFixed(0)).join(' → '),
    ]
  })
  const widths = COLUMNS.map((name, i) => Math.max(name.length, ...rows.map((row) => row[i]?.length ?? 0)))
  const line = (cells: string[]) => cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')
  const attempts = outcomes
    .flatMap((outcome) => outcome.attempts)
    .map(({ name, tries, got }) => {
      const counts = [...got].map(([what, count]) => `${what}: ${count}`).join(', ')
      return `${name}: ${tries}\n  got ${counts || 'nothing'}`
    })
  return [
    'How long others waited, in ms: p50, p99 and maximum of /healthz and of the list of workouts, maximum of the rest.',
    'p99 and maximum delay of the event loop of the server, and of an idle process, which only the machine delays;',
    'the longest computation on the event loop of the server.',
    'Memory of the server in MB: before, most, after.',
    line(COLUMNS),
    ...rows.map(line),
    '',
    ...attempts,
  ].join('\n')
}

function inMs(values: number[], share: number): string {
  return values.length === 0 ? '-' : quantile(values, share).toFixed(0)
}

function delayOf(loop: LoopDelay | undefined): string {
  return loop ? `${loop.p99_ms.toFixed(0)} ${loop.max_ms.toFixed(0)}` : '-'
}

function mailDelays({ observed, mails }: Pick<Outcome, 'observed' | 'mails'>): number[] {
  return observed.mails.map(({ to, asked_at }) => {
    const mail = mails.find((mail) => mail.to.includes(to))
    return mail ? Math.max(0, mail.at - asked_at) : Number.POSITIVE_INFINITY
  })
}

/** The faults that other people experienced. `patience` multiplies the allowed times, for a busy machine. */
export function faultsOf(outcome: Outcome, patience: number): string[] {
  const { name, observed } = outcome
  const most = (values: number[]) => Math.max(0, ...values)
  const limits: [what: string, took_ms: number, bound_ms: number][] = [
    ['/healthz (p99)', quantile(observed.healthz, 0.99), BOUNDS.healthz_ms],
    ['a mail', most(mailDelays(outcome)), BOUNDS.mail_ms],
    ['an import', most(observed.imports), BOUNDS.import_ms],
  ]
  const late = limits
    .filter(([, took_ms, bound_ms]) => !(took_ms <= bound_ms * patience))
    .map(([what, took_ms, bound_ms]) => `${what} took ${took_ms.toFixed(0)} of ${bound_ms * patience} ms`)
  return [...new Set([...outcome.faults, ...observed.faults, ...late])].map((fault) => `${name}: ${fault}`)
}
