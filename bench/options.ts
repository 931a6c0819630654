import path from 'node:path'
import { parseArgs } from 'node:util'

const ROWS = [
  'list',
  'one',
  'shared',
  'feed',
  'create',
  'like',
  'comment',
  'login',
  'statistics',
  'calendar',
  'profile',
  'upload',
  'photo',
  'crowd',
  'enumeration',
  'hidden',
  'zones',
  'heavy',
  'scale',
  'follows',
  'search',
  'memory',
  'start',
] as const
export type Row = (typeof ROWS)[number]

const DATABASES = ['sqlite', 'postgres'] as const
export type DatabaseName = (typeof DATABASES)[number]

export type Options = {
  rows: readonly Row[]
  databases: readonly DatabaseName[]
  /** Workouts in the reference data. */
  workouts: number
  /** Accounts whose tokens are used in turn. */
  accounts: number
  rounds: number
  round_s: number
  warmup_s: number
  isQuick: boolean
  isFresh: boolean
  /** The folder of another checkout of FitTrack that is measured as well, to show the effect of a change. */
  against: string | undefined
  /** Whether the servers write a CPU profile when they stop. */
  isProfiled: boolean
}

export const USAGE = `npm run bench -- [options]

  --quick              shorter rounds and fewer of them; no row of 1,000,000 workouts
  --row NAME,…         only these rows: ${ROWS.join(', ')}
  --database NAME,…    only these databases: ${DATABASES.join(', ')}
  --workouts N         workouts in the reference data (200000)
  --accounts N         accounts whose requests take turns (100)
  --rounds N           rounds of each row
  --seconds N          length of a round
  --fresh              makes the reference data anew
  --against FOLDER     another checkout of FitTrack takes part, to see what a change brings
  --profile            the servers write CPU profiles into .cache/bench/profiles
`

/** Reads the command line; throws an Error with a sentence about an unknown or wrong option. */
export function readOptions(args: string[]): Options | undefined {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      row: { type: 'string', multiple: true, default: [] },
      database: { type: 'string', multiple: true, default: [] },
      workouts: { type: 'string', default: '200000' },
      accounts: { type: 'string', default: '100' },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      fresh: { type: 'boolean', default: false },
      against: { type: 'string' },
      profile: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return undefined
  const isQuick = values.quick
  const rowsByDefault = isQuick ? ROWS.filter((row) => !['scale', 'follows', 'search'].includes(row)) : ROWS
  return {
    rows: chosen('--row', values.row, ROWS) ?? rowsByDefault,
    databases: chosen('--database', values.database, DATABASES) ?? DATABASES,
    workouts: parseInteger('--workouts', values.workouts),
    accounts: parseInteger('--accounts', values.accounts),
    rounds: parseInteger('--rounds', values.rounds ?? (isQuick ? '3' : '7')),
    round_s: parseInteger('--seconds', values.seconds ?? (isQuick ? '2' : '5')),
    warmup_s: isQuick ? 2 : 4,
    isQuick,
    isFresh: values.fresh,
    against: values.against && path.resolve(values.against),
    isProfiled: values.profile,
  }
}

function chosen<T extends string>(option: string, given: string[], known: readonly T[]): T[] | undefined {
  const names = given.flatMap((text) => text.split(','))
  const unknown = names.find((name) => !(known as readonly string[]).includes(name))
  if (unknown !== undefined)
    throw new Error(`${option} must be one of ${known.join(', ')}, not "${unknown}".`)
  return names.length > 0 ? (names as T[]) : undefined
}

function parseInteger(option: string, text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1)
    throw new Error(`${option} must be a whole number, not "${text}".`)
  return value
}
