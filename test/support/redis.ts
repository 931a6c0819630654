import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { describe, inject, vi } from 'vitest'
import type { Redis } from '../../src/platform/redis.ts'

export const hasRedis = inject('redisUrl') !== null

/** Defines tests that need Redis. They are skipped on a machine without Redis. */
export const describeWithRedis = describe.skipIf(!hasRedis)

const TEST_DATABASES = 15

/** The URL of a Redis database that no other worker of this run uses. */
export function ownRedisUrl(): string {
  const url = new URL(inject('redisUrl') ?? 'redis://nowhere.invalid')
  // Adding the parent's process id separates runs that share a Redis server.
  const worker = process.ppid + Number(process.env.VITEST_POOL_ID ?? 0)
  url.pathname = `/${1 + (worker % TEST_DATABASES)}`
  return url.href
}

/** Waits until Redis answers; commands sent on a connection that is about to end are lost. */
export async function waitForAnswer(redis: Redis): Promise<void> {
  await vi.waitFor(() => redis.ping(), { timeout: 30_000, interval: 10 })
}

/** Waits until the connection has closed. `once` of node:events would reject on an error that comes before. */
export function waitForClose(redis: Redis): Promise<void> {
  return new Promise((resolve) => void redis.once('close', () => resolve()))
}

export type FaultyRedis = Awaited<ReturnType<typeof openFaultyRedis>>

/** A proxy in front of Redis that a test can stop, or make hang like a paused server. */
export async function openFaultyRedis() {
  const target = new URL(ownRedisUrl())
  const sockets = new Set<Socket>()
  let isHung = false
  const server = createServer((client) => {
    const upstream = connect(Number(target.port || 6379), target.hostname)
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.once('close', () => {
        sockets.delete(socket)
        client.destroy()
        upstream.destroy()
      })
    }
    client.on('data', (chunk) => !isHung && upstream.write(chunk))
    upstream.on('data', (chunk) => !isHung && client.write(chunk))
  })
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  await listen(0)
  const { port } = server.address() as AddressInfo
  const stop = async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    for (const socket of sockets) socket.destroy()
    await closed
  }
  return {
    url: `redis://127.0.0.1:${port}${target.pathname}`,
    stop,
    hang() {
      isHung = true
    },
    async restart() {
      if (isHung) for (const socket of sockets) socket.destroy()
      isHung = false
      if (!server.listening) await listen(port)
    },
    close: () => (server.listening ? stop() : undefined),
  }
}
