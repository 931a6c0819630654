import { describe, expect, it } from 'vitest'
import { ENVIRONMENT, readConfig } from './config.ts'
import { StartupError } from './errors.ts'

const BUCKET = {
  AWS_STORAGE_BUCKET_NAME: 'fit-media',
  AWS_ACCESS_KEY_ID: 'AKIA',
  AWS_SECRET_ACCESS_KEY: 'geheim',
}

const refusalOf = (env: Record<string, string>): string => {
  try {
    readConfig(env)
  } catch (error) {
    expect(error).toBeInstanceOf(StartupError)
    return (error as Error).message
  }
  throw new Error('it was accepted')
}

describe('the configuration', () => {
  it('defaults to port 8000 and ./data', () => {
    expect(readConfig({})).toEqual({
      debug: false,
      secretKey: '',
      previousSecretKey: '',
      dataDir: './data',
      logLevel: 'info',
      roles: ['web', 'worker'],
      http: {
        port: 8000,
        host: '',
        publicUrl: 'http://localhost:8000',
        isPublicUrlSet: false,
        allowedHosts: [],
        corsAllowedOrigins: [],
        trustedProxies: [],
        rateLimits: {
          default: { points: 300, duration_s: 300 },
          auth: { points: 10, duration_s: 900 },
          upload: { points: 30, duration_s: 1800 },
          sign_in: { points: 60, duration_s: 3600 },
          new_follows: { points: 20, duration_s: 3600 },
          new_comments: { points: 20, duration_s: 3600 },
          new_mentions: { points: 20, duration_s: 3600 },
        },
      },
      accounts: { registration: 'open', passwordMinLength: 12 },
      newAccountDays: 3,
      wordListFile: '',
      hasPublicPages: false,
      mail: { host: '', port: 587, user: '', password: '', from: 'FitTrack <fittrack@localhost>' },
      redis: { url: '' },
      database: { url: '', poolSize: 10 },
      recordings: { uploadMax_bytes: 25_000_000, parserProcesses: 1 },
      images: { processes: 1 },
      quotas: {},
      storage: { bucket: '', accessKeyId: '', secretAccessKey: '', endpoint: '', region: 'us-east-1' },
    })
  })

  it('treats an empty variable as not set', () => {
    const empty = Object.fromEntries(Object.keys(ENVIRONMENT.properties).map((name) => [name, '']))
    expect(readConfig(empty)).toEqual(readConfig({}))
  })

  it('reads every variable', () => {
    const config = readConfig({
      DEBUG: 'yes',
      SECRET_KEY: 'short',
      DATABASE_URL: 'postgresql://ana@db.example:5433/fit?sslmode=require',
      DATABASE_POOL_SIZE: '25',
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: '/var/lib/fittrack',
      LOG_LEVEL: 'silent',
      ROLES: 'worker, web',
      UPLOAD_MAX_MB: '1',
      PARSER_PROCESSES: '16',
      QUOTAS: 'picture_mb=50, goals=0',
      IMAGE_PROCESSES: '2',
      ...BUCKET,
      AWS_S3_ENDPOINT_URL: 'https://s3.example.org/',
      AWS_S3_REGION_NAME: 'eu-central-1',
    })
    expect(config).toMatchObject({
      debug: true,
      secretKey: 'short',
      dataDir: '/var/lib/fittrack',
      logLevel: 'silent',
      roles: ['worker', 'web'],
      http: { port: 0, host: '127.0.0.1' },
      database: { url: 'postgresql://ana@db.example:5433/fit?sslmode=require', poolSize: 25 },
      recordings: { uploadMax_bytes: 1_000_000, parserProcesses: 16 },
      images: { processes: 2 },
      quotas: { picture_mb: 50, goals: 0 },
      storage: {
        bucket: 'fit-media',
        accessKeyId: 'AKIA',
        secretAccessKey: 'geheim',
        endpoint: 'https://s3.example.org',
        region: 'eu-central-1',
      },
    })
  })

  it('is frozen', () => {
    const config = readConfig({})
    const { http, database, recordings, images, storage, roles } = config
    for (const part of [config, http, database, recordings, images, storage, roles]) {
      expect(Object.isFrozen(part)).toBe(true)
    }
  })

  it('ignores other variables', () => {
    expect(readConfig({ PATH: '/bin', port: '1', __proto__: 'x' as never, toString: 'x' })).toEqual(
      readConfig({}),
    )
  })

  const flags: [string, boolean][] = [
    ...['1', 'true', 'TRUE', 'yes', 'on'].map((text): [string, boolean] => [text, true]),
    ...['0', 'false', 'False', 'no', 'off'].map((text): [string, boolean] => [text, false]),
  ]
  it.each(flags)('reads the flag %s as %s', (text, expected) => {
    expect(readConfig({ DEBUG: text }).debug).toBe(expected)
  })

  const wrong: [string, string, RegExp][] = [
    ['DEBUG', 'maybe', /^DEBUG must be true or false, not "maybe"\.$/],
    ['PORT', 'eighty', /^PORT must be a whole number, not "eighty"\.$/],
    ['PORT', '80.5', /^PORT must be a whole number/],
    ['PORT', '0x50', /^PORT must be a whole number/],
    ['PORT', ' 80', /^PORT must be a whole number/],
    ['PORT', '-1', /^PORT must be at least 0\.$/],
    ['PORT', '65536', /^PORT must be at most 65535\.$/],
    ['DATABASE_POOL_SIZE', '1', /^DATABASE_POOL_SIZE must be at least 2\.$/],
    ['DATABASE_POOL_SIZE', '101', /^DATABASE_POOL_SIZE must be at most 100\.$/],
    ['UPLOAD_MAX_MB', '0', /^UPLOAD_MAX_MB must be at least 1\.$/],
    ['PARSER_PROCESSES', '17', /^PARSER_PROCESSES must be at most 16\.$/],
    ['LOG_LEVEL', 'loud', /^LOG_LEVEL must be one of fatal, error, warn/],
    ['ROLES', 'web', /^ROLES can be split only with DATABASE_URL/],
    ['ROLES', 'web,cook', /^ROLES knows web and worker, not "cook"\.$/],
    ['ROLES', 'web,,worker', /^ROLES/],
    ['SECRET_KEY', 'x'.repeat(31), /^SECRET_KEY must be at least 32 bytes long/],
    ['DATABASE_URL', 'mysql://db/fit', /^DATABASE_URL must begin with postgres:\/\//],
    ['DATABASE_URL', 'postgres://ana:geheim@db:99999/fit', /^DATABASE_URL must be a URL such as/],
    ['DATABASE_URL', 'postgres://ana:ge heim@d b/fit', /^DATABASE_URL must be a URL such as/],
  ]
  it.each(wrong)('refuses %s=%s with a sentence that names the variable', (name, value, sentence) => {
    const refusal = refusalOf({ [name]: value })
    expect(refusal).toMatch(sentence)
    expect(refusal).not.toMatch(/geheim|heim@/)
  })

  const wrongBuckets: [string, Record<string, string>, RegExp][] = [
    ['an invalid name', { AWS_STORAGE_BUCKET_NAME: 'a/b' }, /^AWS_STORAGE_BUCKET_NAME must be the name/],
    ['no key', { AWS_ACCESS_KEY_ID: '' }, /^AWS_STORAGE_BUCKET_NAME needs AWS_ACCESS_KEY_ID and/],
    ['no secret', { AWS_SECRET_ACCESS_KEY: '' }, /needs .* AWS_SECRET_ACCESS_KEY\.$/],
    ['an invalid address', { AWS_S3_ENDPOINT_URL: 'minio:9000' }, /^AWS_S3_ENDPOINT_URL must be an address/],
    [
      'a password in its address',
      { AWS_S3_ENDPOINT_URL: 'https://me:geheim@s3' },
      /^AWS_S3_ENDPOINT_URL .*without user/,
    ],
    ['an invalid region', { AWS_S3_REGION_NAME: 'eu central' }, /^AWS_S3_REGION_NAME must be a region/],
  ]
  it.each(wrongBuckets)('refuses a bucket with %s, and never repeats a secret', (_, env, sentence) => {
    const refusal = refusalOf({ ...BUCKET, ...env })
    expect(refusal).toMatch(sentence)
    expect(refusal).not.toMatch(/geheim/)
  })

  it('requires 32 bytes for the secret key, except in development', () => {
    expect(readConfig({ SECRET_KEY: 'ä'.repeat(16) }).secretKey).toHaveLength(16)
    expect(readConfig({ SECRET_KEY: 'x'.repeat(32) }).secretKey).toHaveLength(32)
    expect(readConfig({ SECRET_KEY: 'x', DEBUG: '1' }).secretKey).toBe('x')
    expect(refusalOf({ SECRET_KEY: 'x', DEBUG: '0' })).toMatch(/SECRET_KEY/)
  })

  it('describes every variable for the generated page', () => {
    for (const [name, schema] of Object.entries(ENVIRONMENT.properties)) {
      const { description, default: fallback } = schema as { description?: string; default?: unknown }
      expect(description, name).toMatch(/\.$/)
      expect(fallback, name).toBeDefined()
    }
  })
})
