import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { register } from './api.ts'
import { startServer } from './server-process.ts'

const CLIENTS = 16
const ANSWERS_BEFORE = 3 * CLIENTS
const STOP_WITHIN_MS = 10_000

type Outcome = { sent_at: number; status: number; error?: string }

let dataDir = ''

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'fittrack-drain-'))
})

afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

test('a server under load that gets SIGTERM answers every request in flight, in five runs', async () => {
  for (let round = 0; round < 5; round++) {
    const server = await startServer({ DATA_DIR: dataDir })
    const { access } = await register(server.url, `drain${round}`)
    const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS })
    const outcomes: Outcome[] = []
    const clients = Array.from({ length: CLIENTS }, () => write(server.url, access, agent, outcomes))
    while (outcomes.length < ANSWERS_BEFORE) await new Promise((resolve) => setTimeout(resolve, 10))

    const signalled_at = performance.now()
    const { code, took_ms } = await server.stop()
    await Promise.all(clients)
    agent.destroy()

    const sentBefore = outcomes.filter(({ sent_at }) => sent_at < signalled_at)
    expect(sentBefore.filter(({ status }) => status !== 201)).toEqual([])
    expect({ code, isInTime: took_ms < STOP_WITHIN_MS }).toEqual({ code: 0, isInTime: true })
  }
}, 120_000)

test('a server ends on SIGTERM even while a client never finishes its request', async () => {
  const server = await startServer({ DATA_DIR: dataDir })
  const { port } = new URL(server.url)
  const slow = connect(Number(port), '127.0.0.1')
  slow.on('error', () => {})
  slow.write(
    'POST /api/auth/login/ HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{',
  )
  await new Promise((resolve) => setTimeout(resolve, 200))

  const { code, took_ms } = await server.stop()
  slow.destroy()

  expect({ code, isInTime: took_ms < STOP_WITHIN_MS }).toEqual({ code: 0, isInTime: true })
}, 60_000)

/** Sends one request after another until the server accepts no more. */
async function write(url: string, access: string, agent: Agent, outcomes: Outcome[]): Promise<void> {
  for (;;) {
    const outcome = await post(`${url}/api/workouts/`, access, agent)
    outcomes.push(outcome)
    if (outcome.status !== 201) return
  }
}

function post(url: string, access: string, agent: Agent): Promise<Outcome> {
  const body = JSON.stringify({ sport: 'rowing', duration: 30 })
  const headers = {
    authorization: `Bearer ${access}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  }
  const sent_at = performance.now()
  return new Promise((resolve) => {
    const end = (status: number, error?: string) => resolve({ sent_at, status, ...(error && { error }) })
    const sent = request(url, { method: 'POST', headers, agent }, (response) => {
      response.resume()
      response.once('end', () => end(response.statusCode ?? 0))
      response.once('error', (error) => end(0, error.message))
    })
    sent.once('error', (error) => end(0, error.message))
    sent.end(body)
  })
}
