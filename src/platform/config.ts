import { isIP } from 'node:net'
import { type Static, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { QUOTA_NAMES, type QuotaName } from '../locales/errors/quota-names.ts'
import { StartupError } from './errors.ts'
import { type SchemaFailure, validationError } from './schema-errors.ts'

const flag = (fallback: boolean, description: string) => Type.Boolean({ default: fallback, description })
const text = (fallback: string, description: string) => Type.String({ default: fallback, description })
const integer = (fallback: number, minimum: number, maximum: number, description: string) =>
  Type.Integer({ default: fallback, minimum, maximum, description })
const list = (fallback: string[], description: string) =>
  Type.Array(Type.String({ minLength: 1 }), { default: fallback, description })

/** Every variable that FitTrack reads. `npm run docs` generates `docs/configuration.md` from it. */
export const ENVIRONMENT = Type.Object({
  DEBUG: flag(
    false,
    'Development mode: responses are checked against their schemas, and a short SECRET_KEY is accepted.',
  ),
  SECRET_KEY: text(
    '',
    'Signs tokens; at least 32 bytes. Empty: generated at the first start and stored in the data folder.',
  ),
  SECRET_KEY_PREVIOUS: text(
    '',
    'The previous SECRET_KEY. What it signed stays valid. Remove it a day after the change.',
  ),
  DATABASE_URL: text('', 'postgres://user:password@host:port/name. Empty: SQLite in the data folder.'),
  DATABASE_POOL_SIZE: integer(
    10,
    2,
    100,
    'Connections to PostgreSQL that this process keeps. Half as many more are used for lists and sums.',
  ),
  REDIS_URL: text(
    '',
    'redis://user:password@host:port/number, for several servers: messages between them, shared rate limits and cached responses. Empty: a single server.',
  ),
  PUBLIC_URL: text(
    '',
    'The public address of this server, such as https://fit.example.org. Links in mails and passkeys use it. Empty: http://localhost with the port.',
  ),
  ALLOWED_HOSTS: list(
    [],
    'The host names that the server accepts, separated by commas. .example.org includes all its subdomains. Empty: all.',
  ),
  CORS_ALLOWED_ORIGINS: list(
    [],
    'Other origins, such as https://app.example.org, whose pages may call the API from a browser. Empty: none.',
  ),
  TRUSTED_PROXIES: list(
    [],
    'Addresses or networks (10.0.0.0/8) of reverse proxies whose X-Forwarded headers are trusted. Empty: none.',
  ),
  RATE_LIMITS: text(
    'on',
    'on, off (only with DEBUG), or your own limits: default=300/5m,auth=10/15m,upload=30/30m,sign_in=60/1h,new_follows=20/1h,new_comments=20/1h,new_mentions=20/1h. Omitted limits keep the value shown here. The last three are for new accounts.',
  ),
  NEW_ACCOUNT_DAYS: integer(
    3,
    0,
    365,
    'For how many days an account counts as new: its follows, comments and mentions have lower limits (RATE_LIMITS). 0: not at all.',
  ),
  WORD_LIST_FILE: text(
    '',
    'A text file of words that others must not see in names, profiles, workouts and comments: a word or phrase a line, without regard to case and accents. word* also refuses longer words, # begins a comment. Read at start. Empty: none.',
  ),
  QUOTAS: text(
    '',
    'How much one person may have, as a list such as workouts=10000,picture_mb=500. Omitted quotas keep the default from the table at the end.',
  ),
  REGISTRATION: Type.Enum(['open', 'invitation', 'closed'], {
    default: 'open',
    description:
      'Who may create an account: open (everybody), invitation (people with a code) or closed (nobody).',
  }),
  PUBLIC_PAGES: flag(
    false,
    'Whether workouts that are public, of people whose profile is not private, are shown to everybody without an account.',
  ),
  PASSWORD_MIN_LENGTH: integer(12, 8, 64, 'The minimum length of a password in characters.'),
  EMAIL_HOST: text('', 'The SMTP server that sends mail. Empty: mails are written to the log.'),
  EMAIL_PORT: integer(
    587,
    1,
    65535,
    'The port of the SMTP server. 465 uses TLS from the start, other ports STARTTLS when the server offers it. A password is sent to another machine only encrypted.',
  ),
  EMAIL_HOST_USER: text('', 'The user name for the SMTP server. Empty: no authentication.'),
  EMAIL_HOST_PASSWORD: text('', 'The password for the SMTP server.'),
  DEFAULT_FROM_EMAIL: text('FitTrack <fittrack@localhost>', 'The sender of mails.'),
  PORT: integer(8000, 0, 65535, 'The port that the server listens on; 0 picks a free one.'),
  HOST: text('', 'The address that the server listens on. Empty: all addresses.'),
  DATA_DIR: text('./data', 'The folder for the database, the secret key and media files.'),
  LOG_LEVEL: Type.Enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
    default: 'info',
    description: 'How much is logged: fatal, error, warn, info, debug, trace or silent.',
  }),
  ROLES: list(['web', 'worker'], 'What this process does, separated by commas: web, worker.'),
  UPLOAD_MAX_MB: integer(
    25,
    1,
    500,
    'The maximum size of an uploaded recording in megabytes. An upload must finish within 30 seconds.',
  ),
  PARSER_PROCESSES: integer(
    1,
    1,
    16,
    'How many recordings of one person are parsed at the same time, each in a process of at most 768 MB. One more is parsed when somebody else waits.',
  ),
  IMAGE_PROCESSES: integer(
    1,
    1,
    16,
    'How many pictures are resized at the same time, each in a process of at most 768 MB.',
  ),
  AWS_STORAGE_BUCKET_NAME: text(
    '',
    'The S3 bucket for recordings, pictures and exports. Nothing else may use it. Empty: the data folder.',
  ),
  AWS_ACCESS_KEY_ID: text('', 'The access key for the bucket.'),
  AWS_SECRET_ACCESS_KEY: text('', 'The secret of the access key.'),
  AWS_S3_ENDPOINT_URL: text(
    '',
    'The address of an S3-compatible service, such as https://minio.example.org. Empty: Amazon S3.',
  ),
  AWS_S3_REGION_NAME: text('us-east-1', 'The region of the bucket.'),
})

type Environment = Static<typeof ENVIRONMENT>
export type Config = ReturnType<typeof toConfig>

type ValueSchema = { type?: string; default?: unknown }

const environmentCheck = Compile(ENVIRONMENT)

/** Reads and checks the environment; throws a StartupError that names the invalid variable. */
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
  assertSecrets(values)
  assertAddresses(values)
  assertBucket(values)
  const unknown = values.ROLES.filter((role) => role !== 'web' && role !== 'worker')
  if (unknown.length > 0) fail(`ROLES knows web and worker, not "${unknown.join(', ')}".`)
  const isSplit = !['web', 'worker'].every((role) => values.ROLES.includes(role))
  if (isSplit && !values.DATABASE_URL) {
    fail('ROLES can be split only with DATABASE_URL: the embedded database serves one process.')
  }
  if (values.RATE_LIMITS === 'off' && !values.DEBUG) fail('RATE_LIMITS can be off only with DEBUG.')
}

function assertSecrets({ SECRET_KEY, SECRET_KEY_PREVIOUS, DEBUG }: Environment): void {
  for (const [name, key] of Object.entries({ SECRET_KEY, SECRET_KEY_PREVIOUS })) {
    if (key && Buffer.byteLength(key) < 32 && !DEBUG) {
      fail(
        `${name} must be at least 32 bytes long${name === 'SECRET_KEY' ? '; leave it empty to have one made' : ''}.`,
      )
    }
  }
}

/** The messages do not repeat values that may contain a password. */
function assertAddresses(values: Environment): void {
  if (values.DATABASE_URL && !/^postgres(ql)?:\/\//.test(values.DATABASE_URL)) {
    fail('DATABASE_URL must begin with postgres:// or be empty for SQLite.')
  }
  if (values.DATABASE_URL && !URL.canParse(values.DATABASE_URL)) {
    fail('DATABASE_URL must be a URL such as postgres://user:password@host:5432/name.')
  }
  if (values.REDIS_URL && !(/^rediss?:\/\//.test(values.REDIS_URL) && URL.canParse(values.REDIS_URL))) {
    fail('REDIS_URL must be a URL such as redis://host:6379/0.')
  }
  if (values.PUBLIC_URL && !isOrigin(values.PUBLIC_URL.replace(/\/$/, ''))) {
    fail('PUBLIC_URL must be a scheme and a host, such as https://fit.example.org, without a path.')
  }
  const wrongOrigin = values.CORS_ALLOWED_ORIGINS.find((origin) => !isOrigin(origin))
  if (wrongOrigin !== undefined) {
    fail(`CORS_ALLOWED_ORIGINS takes origins such as https://app.example.org, not "${wrongOrigin}".`)
  }
  const wrongHost = values.ALLOWED_HOSTS.find((host) => !/^\.?[a-z0-9.-]+$|^\[[0-9a-f:]+\]$/i.test(host))
  if (wrongHost !== undefined) {
    fail(`ALLOWED_HOSTS takes host names without scheme and port, not "${wrongHost}".`)
  }
  const wrongProxy = values.TRUSTED_PROXIES.find((proxy) => !isNetwork(proxy))
  if (wrongProxy !== undefined) {
    fail(`TRUSTED_PROXIES takes addresses and networks such as 10.0.0.0/8, not "${wrongProxy}".`)
  }
}

function assertBucket(values: Environment): void {
  const {
    AWS_STORAGE_BUCKET_NAME: bucket,
    AWS_S3_ENDPOINT_URL: endpoint,
    AWS_S3_REGION_NAME: region,
  } = values
  if (!bucket) return
  if (!/^[a-z0-9][\w.-]{1,61}[a-z0-9]$/i.test(bucket)) {
    fail('AWS_STORAGE_BUCKET_NAME must be the name of a bucket: 3 to 63 letters, digits, dots and dashes.')
  }
  if (!values.AWS_ACCESS_KEY_ID || !values.AWS_SECRET_ACCESS_KEY) {
    fail('AWS_STORAGE_BUCKET_NAME needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.')
  }
  // The message does not repeat the value, because it may contain a password.
  if (endpoint && !isPlainAddress(endpoint)) {
    fail(
      'AWS_S3_ENDPOINT_URL must be an address such as https://minio.example.org, without user and password.',
    )
  }
  if (!/^[a-z0-9-]+$/i.test(region)) fail('AWS_S3_REGION_NAME must be a region such as eu-central-1.')
}

function isOrigin(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text
}

function isPlainAddress(text: string): boolean {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return false
  const { username, password, search, hash } = new URL(text)
  return !username && !password && !search && !hash
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const version = isIP(address)
  if (version === 0 || more.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}

/** `points` requests per `duration_s`. */
export type RateLimit = { points: number; duration_s: number }
export type RateLimits = Record<
  'default' | 'auth' | 'upload' | 'sign_in' | 'new_follows' | 'new_comments' | 'new_mentions',
  RateLimit
>

const RATE_LIMITS: RateLimits = {
  default: { points: 300, duration_s: 300 },
  auth: { points: 10, duration_s: 900 },
  upload: { points: 30, duration_s: 1800 },
  sign_in: { points: 60, duration_s: 3600 },
  new_follows: { points: 20, duration_s: 3600 },
  new_comments: { points: 20, duration_s: 3600 },
  new_mentions: { points: 20, duration_s: 3600 },
}
const SECONDS = { s: 1, m: 60, h: 3600 }

/** Parses limits such as `default=300/5m,auth=10/15m`; null when they are off. */
function toRateLimits(text: string): RateLimits | null {
  if (text === 'off') return null
  if (text === 'on') return RATE_LIMITS
  const given = text.split(',').map((part) => {
    const [, name = '', points, count, unit] = /^\s*(\w+)=(\d{1,9})\/(\d{1,4})([smh])\s*$/.exec(part) ?? []
    if (!(name in RATE_LIMITS) || !Number(points) || !Number(count)) {
      fail(
        `RATE_LIMITS is on, off, or a list such as default=300/5m,auth=10/15m,upload=30/30m,sign_in=60/1h, not "${text}".`,
      )
    }
    return [
      name,
      { points: Number(points), duration_s: Number(count) * SECONDS[unit as keyof typeof SECONDS] },
    ]
  })
  return { ...RATE_LIMITS, ...Object.fromEntries(given) }
}

/** Reads a list such as `workouts=10000,picture_mb=500`. */
function toQuotas(text: string): Partial<Record<QuotaName, number>> {
  if (text === '') return {}
  const given = text.split(',').map((part) => {
    const [, name = '', limit] = /^\s*(\w+)=(\d{1,9})\s*$/.exec(part) ?? []
    if (!(QUOTA_NAMES as string[]).includes(name)) {
      fail(
        `QUOTAS is a list such as workouts=10000,picture_mb=500 of ${QUOTA_NAMES.join(', ')}; not "${text}".`,
      )
    }
    return [name, Number(limit)]
  })
  return Object.fromEntries(given)
}

function toConfig(env: Environment) {
  return {
    debug: env.DEBUG,
    secretKey: env.SECRET_KEY,
    previousSecretKey: env.SECRET_KEY_PREVIOUS,
    dataDir: env.DATA_DIR,
    logLevel: env.LOG_LEVEL,
    roles: Object.freeze([...env.ROLES]),
    http: Object.freeze({
      port: env.PORT,
      host: env.HOST,
      publicUrl: (env.PUBLIC_URL || `http://localhost:${env.PORT}`).replace(/\/$/, ''),
      isPublicUrlSet: env.PUBLIC_URL !== '',
      allowedHosts: Object.freeze(env.ALLOWED_HOSTS.map((host) => host.toLowerCase())),
      corsAllowedOrigins: Object.freeze([...env.CORS_ALLOWED_ORIGINS]),
      trustedProxies: Object.freeze([...env.TRUSTED_PROXIES]),
      rateLimits: toRateLimits(env.RATE_LIMITS),
    }),
    accounts: Object.freeze({
      registration: env.REGISTRATION,
      passwordMinLength: env.PASSWORD_MIN_LENGTH,
    }),
    newAccountDays: env.NEW_ACCOUNT_DAYS,
    wordListFile: env.WORD_LIST_FILE,
    hasPublicPages: env.PUBLIC_PAGES,
    mail: Object.freeze({
      host: env.EMAIL_HOST,
      port: env.EMAIL_PORT,
      user: env.EMAIL_HOST_USER,
      password: env.EMAIL_HOST_PASSWORD,
      from: env.DEFAULT_FROM_EMAIL,
    }),
    redis: Object.freeze({ url: env.REDIS_URL }),
    database: Object.freeze({ url: env.DATABASE_URL, poolSize: env.DATABASE_POOL_SIZE }),
    recordings: Object.freeze({
      uploadMax_bytes: env.UPLOAD_MAX_MB * 1_000_000,
      parserProcesses: env.PARSER_PROCESSES,
    }),
    images: Object.freeze({ processes: env.IMAGE_PROCESSES }),
    quotas: Object.freeze(toQuotas(env.QUOTAS)),
    storage: Object.freeze({
      bucket: env.AWS_STORAGE_BUCKET_NAME,
      accessKeyId: env.AWS_ACCESS_KEY_ID,
      secretAccessKey: env.AWS_SECRET_ACCESS_KEY,
      endpoint: env.AWS_S3_ENDPOINT_URL.replace(/\/$/, ''),
      region: env.AWS_S3_REGION_NAME,
    }),
  }
}

function fail(sentence: string): never {
  throw new StartupError(sentence)
}
