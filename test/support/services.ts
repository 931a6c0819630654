import { connect } from 'node:net'

const DEFAULT_POSTGRES = 'postgres://postgres@127.0.0.1:5432/postgres'

/** The databases that this machine can run the suite on; what is missing is named. */
export type Available = { postgres: string | null; missing: string[] }

/** Looks for the services of TEST_DATABASE_URL, or on loopback at their usual ports. */
export async function findServices(): Promise<Available> {
  const postgres = process.env.TEST_DATABASE_URL ?? DEFAULT_POSTGRES
  const answers = await canConnect(new URL(postgres))
  return {
    postgres: answers ? postgres : null,
    missing: answers ? [] : [`PostgreSQL at ${new URL(postgres).host}`],
  }
}

function canConnect({ hostname, port }: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port || 5432), timeout: 2_000 })
    const answer = (result: boolean) => {
      socket.destroy()
      resolve(result)
    }
    socket.once('connect', () => answer(true))
    socket.once('error', () => answer(false))
    socket.once('timeout', () => answer(false))
  })
}
