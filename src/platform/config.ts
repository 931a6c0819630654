import { type Static, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { StartupError } from './errors.ts'
import { type SchemaFailure, validationError } from './schema-errors.ts'

const flag = (fallback: boolean, description: string) => Type.Boolean({ default: fallback, description })
const text = (fallback: string, description: string) => Type.String({ default: fallback, description })
const whole = (fallback: number, minimum: number, maximum: number, description: string) =>
  Type.Integer({ default: fallback, minimum, maximum, description })
const list = (fallback: string[], description: string) =>
  Type.Array(Type.String({ minLength: 1 }), { default: fallback, description })

/** Every variable that FitTrack reads. `docs/configuration.md` is generated from this. */
export const ENVIRONMENT = Type.Object({
  DEBUG: flag(
    false,
    'Development mode: answers are checked against their schemas, and a short SECRET_KEY is accepted.',
  ),
  SECRET_KEY: text(
    '',
    'Signs tokens; at least 32 bytes. Empty: made at the first start and kept in the data folder.',
  ),
  DATABASE_URL: text('', 'postgres://user:password@host:port/name. Empty: SQLite in the data folder.'),
  DATABASE_POOL_SIZE: whole(10, 2, 100, 'Connections to PostgreSQL that this process keeps.'),
  PORT: whole(8000, 0, 65535, 'The port that the server listens on; 0 picks a free one.'),
  HOST: text('', 'The address that the server listens on. Empty: all addresses.'),
  DATA_DIR: text('./data', 'The folder of the database, the secret key and the media.'),
  LOG_LEVEL: Type.Enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
    default: 'info',
    description: 'How much is logged: fatal, error, warn, info, debug, trace or silent.',
  }),
  ROLES: list(['web', 'worker'], 'What this process does, separated by commas: web, worker.'),
  UPLOAD_MAX_MB: whole(
    25,
    1,
    500,
    'The largest recording that is accepted, in megabytes; it must arrive within 30 seconds.',
  ),
  PARSER_THREADS: whole(1, 1, 16, 'Recordings that are parsed at the same time.'),
})

type Environment = Static<typeof ENVIRONMENT>
export type Config = ReturnType<typeof toConfig>

type ValueSchema = { type?: string; default?: unknown }

const environmentCheck = Compile(ENVIRONMENT)

/** Reads and checks the environment once; throws a StartupError naming the wrong variable. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const values = Object.fromEntries(
    Object.entries(ENVIRONMENT.properties).map(([name, schema]) => [
      name,
      parseValue(name, schema as ValueSchema, env[name]),
    ]),
  )
  if (!environmentCheck.Check(values)) {
    fail(`${validationError(environmentCheck.Errors(values) as SchemaFailure[]).message}.`)
  }
  assertCombinations(values)
  return Object.freeze(toConfig(values))
}

function parseValue(name: string, schema: ValueSchema, given: string | undefined): unknown {
  if (given === undefined || given === '') return schema.default
  if (schema.type === 'boolean') return parseFlag(name, given)
  if (schema.type === 'integer')
    return /^-?\d+$/.test(given) ? Number(given) : fail(`${name} must be a whole number, not "${given}".`)
  if (schema.type === 'array') return given.split(',').map((part) => part.trim())
  return given
}

function parseFlag(name: string, given: string): boolean {
  if (/^(1|true|yes|on)$/i.test(given)) return true
  if (/^(0|false|no|off)$/i.test(given)) return false
  return fail(`${name} must be true or false, not "${given}".`)
}

function assertCombinations(values: Environment): void {
  if (values.SECRET_KEY && Buffer.byteLength(values.SECRET_KEY) < 32 && !values.DEBUG) {
    fail('SECRET_KEY must be at least 32 bytes long; leave it empty to have one made.')
  }
  if (values.DATABASE_URL && !/^postgres(ql)?:\/\//.test(values.DATABASE_URL)) {
    fail('DATABASE_URL must begin with postgres:// or be empty for SQLite.')
  }
  // The value holds a password: it is not repeated.
  if (values.DATABASE_URL && !URL.canParse(values.DATABASE_URL)) {
    fail('DATABASE_URL must be a URL such as postgres://user:password@host:5432/name.')
  }
  const unknown = values.ROLES.filter((role) => role !== 'web' && role !== 'worker')
  if (unknown.length > 0) fail(`ROLES knows web and worker, not "${unknown.join(', ')}".`)
  const isSplit = !['web', 'worker'].every((role) => values.ROLES.includes(role))
  if (isSplit && !values.DATABASE_URL) {
    fail('ROLES can be split only with DATABASE_URL: the embedded database serves one process.')
  }
}

function toConfig(env: Environment) {
  return {
    debug: env.DEBUG,
    secretKey: env.SECRET_KEY,
    dataDir: env.DATA_DIR,
    logLevel: env.LOG_LEVEL,
    roles: Object.freeze([...env.ROLES]),
    http: Object.freeze({ port: env.PORT, host: env.HOST }),
    database: Object.freeze({ url: env.DATABASE_URL, poolSize: env.DATABASE_POOL_SIZE }),
    recordings: Object.freeze({
      uploadMax_bytes: env.UPLOAD_MAX_MB * 1_000_000,
      parserThreads: env.PARSER_THREADS,
    }),
  }
}

function fail(sentence: string): never {
  throw new StartupError(sentence)
}
