import { connect } from 'node:net'

const DEFAULT_POSTGRES = 'postgres://postgres@127.0.0.1:5432/postgres'
const DEFAULT_REDIS = 'redis://127.0.0.1:6379'

/** The services that the tests can use on this machine, and the names of the missing ones. */
export type Available = { postgres: string | null; redis: string | null; missing: string[] }

/** Looks for services at TEST_DATABASE_URL and TEST_REDIS_URL, by default at the usual ports on loopback. */
export async function findServices(): Promise<Available> {
  const missing: string[] = []
  const find = async (name: string, address: string, port: number) => {
    const url = new URL(address)
    if (await canConnect(url.hostname, Number(url.port || port))) return address
    missing.push(`${name} at ${url.host}`)
    return null
  }
  const postgres = await find('PostgreSQL', process.env.TEST_DATABASE_URL ?? DEFAULT_POSTGRES, 5432)
  const redis = await find('Redis', process.env.TEST_REDIS_URL ?? DEFAULT_REDIS, 6379)
  return { postgres, redis, missing }
}

function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2_000 })
    const answer = (result: boolean) => {
      socket.destroy()
      resolve(result)
    }
    socket.once('connect', () => answer(true))
    socket.once('error', () => answer(false))
    socket.once('timeout', () => answer(false))
  })
}
