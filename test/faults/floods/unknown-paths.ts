import { connect } from 'node:net'
import type { Flood } from './flood.ts'
import { emptyBody } from './payloads.ts'
import { newAddress } from './visitor.ts'

const LIMIT = 300
const CHUNK_BYTES = 65_536
const GIVE_UP_MS = 30_000

export const unknownPaths: Flood = {
  name: 'unknown-paths',
  tries: '400 anonymous requests to unknown paths, each with 10 MB',
  prepare: emptyBody,
  async run(attack) {
    const address = newAddress()
    await attack.many(attack.times(400), 20, async (n) => {
      const path = n % 2 === 0 ? `/api/nowhere/${n}/` : `/nowhere/${n}.php`
      const status = await postBody(attack.port, path, address, emptyBody())
      // The server may close the connection before the client has read the response.
      attack.count(status || 'cut')
    })
    await attack.untilOver()
    attack.expect((attack.got.get('404') ?? 0) <= LIMIT, `more than ${LIMIT} requests were answered 404`)
  },
}

/** Sends the body until the server closes the connection; returns the status, or 0 without a response. */
function postBody(port: number, path: string, address: string, body: Buffer): Promise<number> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let answer = ''
    let sent_bytes = 0
    const sendMore = () => {
      const chunk = body.subarray(sent_bytes, sent_bytes + CHUNK_BYTES)
      if (chunk.length === 0) return
      socket.write(chunk, (error) => {
        if (error) return
        sent_bytes += chunk.length
        sendMore()
      })
    }
    socket.setTimeout(GIVE_UP_MS, () => socket.destroy())
    socket.on('data', (bytes) => {
      answer += bytes.toString('latin1')
      if (sent_bytes === body.length) socket.destroy()
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(Number(answer.slice(9, 12))))
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: ${address}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`,
    )
    sendMore()
  })
}
