import { Agent, get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'

// A worker thread that reads every 10 ms on its own connection. In the main thread, other work of this process would
// count as delay of the server. It reads from the message `begin` to `end`, and answers `end` with all durations.

export type ReaderData = { url: string; headers: Record<string, string> }

const READ_EVERY_MS = 10
const WARM_UP_READS = 200

const { url, headers } = workerData as ReaderData
const agent = new Agent({ keepAlive: true, maxSockets: 1 })
let isReading = false
let times: number[] = []

async function read(): Promise<number> {
  const began = performance.now()
  const status = await new Promise((resolve, reject) => {
    const request = get(url, { agent, headers }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode))
    })
    request.on('error', reject)
  })
  if (status !== 200) throw new Error(`A read beside the crowd was answered ${status}.`)
  return performance.now() - began
}

async function readRepeatedly(): Promise<void> {
  while (isReading) {
    const took_ms = await read()
    times.push(took_ms)
    await sleep(Math.max(0, READ_EVERY_MS - took_ms))
  }
}

let reading = Promise.resolve()
parentPort?.on('message', async (order: 'begin' | 'end') => {
  isReading = order === 'begin'
  if (isReading) {
    times = []
    reading = readRepeatedly()
    parentPort?.postMessage('begun')
  } else {
    await reading
    parentPort?.postMessage(times)
  }
})
for (let n = 0; n < WARM_UP_READS; n++) await read()
parentPort?.postMessage('ready')
