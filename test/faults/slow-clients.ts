import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

const BYTE_EVERY_MS = 5_000
const OPENED_AT_ONCE = 100
/** Opens at most 500 connections per second: the test is about slow clients, not about many at once. */
const PAUSE_MS = 200
/** The responses to these requests exceed the system's socket buffers. */
const LARGE_ANSWER = 'GET /redoc/redoc.standalone.js HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(40)

const HEADERS = 'GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Slow: '
const BODIES = [
  'POST /api/auth/login/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n',
  // The server refuses this request before it reads the body, and must still close the connection.
  'POST /api/workouts/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n',
]

export type Slow = { socket: Socket; opened_at: number; cut_at: number | undefined }

/** Sends one byte after another until the server closes the connection, and ignores its responses. */
async function openSlow(port: number, number: number): Promise<Slow> {
  // `allowHalfOpen`: a slow client keeps its side open after the server has closed the other.
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  const isInHeaders = number % 2 === 0
  const slow: Slow = { socket, opened_at: performance.now(), cut_at: undefined }
  const cut = () => {
    slow.cut_at ??= performance.now()
  }
  socket.on('error', cut).on('end', cut).on('close', cut).resume()
  await new Promise((resolve) => socket.once('connect', resolve).once('error', resolve))
  slow.opened_at = performance.now()
  socket.write(isInHeaders ? HEADERS : (BODIES[(number >> 1) % BODIES.length] ?? ''))
  const timer = setInterval(() => socket.write(isInHeaders ? 'x' : ' '), BYTE_EVERY_MS)
  socket.once('close', () => clearInterval(timer))
  return slow
}

/** Opens the connections, 100 at a time. */
export async function openAll(port: number, connections: number): Promise<Slow[]> {
  const all: Slow[] = []
  while (all.length < connections) {
    const count = Math.min(OPENED_AT_ONCE, connections - all.length)
    all.push(...(await Promise.all(Array.from({ length: count }, (_, n) => openSlow(port, all.length + n)))))
    await sleep(PAUSE_MS)
  }
  return all
}

/** Requests large responses and reads nothing, so it never notices that the server has closed the connection. */
export async function openReader(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').on('error', () => {})
  await new Promise((resolve) => socket.once('connect', resolve))
  socket.pause().write(LARGE_ANSWER)
  return socket
}
