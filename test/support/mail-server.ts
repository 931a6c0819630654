import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** What a mail server does with the next mails. */
export type Conduct =
  | 'takes'
  | 'hangs'
  | 'defers'
  | 'defers the content'
  | 'refuses'
  | 'refuses the content'
  | 'refuses the sender'
  | 'dies in the middle'
  | 'goes silent'
  | 'takes without a word'

export type TakenMail = {
  from: string
  to: string[]
  content: string
  user: string | undefined
  tls: boolean
}
export type MailServer = Awaited<ReturnType<typeof startMailServer>>

const refusal = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode })

/** A real SMTP server on loopback that behaves as the test says, and may go and come back on the same port. */
export async function startMailServer(options: SMTPServerOptions = {}) {
  const taken: TakenMail[] = []
  const logins: { user: string; password: string; tls: boolean }[] = []
  const sockets = new Set<Socket>()
  let conduct: Conduct = 'takes'
  let connections = 0
  let port = 0

  const make = () => {
    const server = new SMTPServer({
      authOptional: true,
      disableReverseLookup: true,
      closeTimeout: 50,
      logger: false,
      onConnect(_session, callback) {
        connections++
        if (conduct !== 'hangs') callback()
      },
      onAuth({ username, password }, session, callback) {
        logins.push({ user: username ?? '', password: password ?? '', tls: session.secure })
        if (password === 'right') callback(null, { user: username })
        else callback(refusal(535, 'wrong name or password'))
      },
      onMailFrom(_address, _session, callback) {
        if (conduct === 'refuses the sender') callback(refusal(550, 'who are you?'))
        else callback()
      },
      onRcptTo({ address }, _session, callback) {
        if (conduct === 'goes silent') return
        if (conduct === 'defers') callback(refusal(451, `<${address}> try again later`))
        else if (conduct === 'refuses') callback(refusal(550, `<${address}> no such mailbox`))
        else callback()
      },
      onData(stream, session, callback) {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => {
          chunks.push(chunk)
          if (conduct === 'dies in the middle') for (const socket of sockets) socket.destroy()
        })
        stream.on('end', () => {
          if (conduct === 'dies in the middle') return
          if (conduct === 'refuses the content') return callback(refusal(554, 'looks like spam'))
          if (conduct === 'defers the content') return callback(refusal(452, 'no room'))
          const { mailFrom, rcptTo } = session.envelope
          taken.push({
            from: mailFrom ? mailFrom.address : '',
            to: rcptTo.map(({ address }) => address),
            content: Buffer.concat(chunks).toString('utf8'),
            user: session.user,
            tls: session.secure,
          })
          if (conduct === 'takes without a word') for (const socket of sockets) socket.destroy()
          else callback()
        })
      },
      ...options,
    })
    server.on('error', () => undefined)
    server.server.on('connection', (socket: Socket) => {
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
      socket.on('error', () => undefined)
    })
    return server
  }
  let server: SMTPServer | undefined

  async function start(): Promise<void> {
    server = make()
    server.listen(port, '127.0.0.1')
    await once(server.server, 'listening')
    port = (server.server.address() as AddressInfo).port
  }
  async function stop(): Promise<void> {
    const stopping = server
    server = undefined
    for (const socket of sockets) socket.destroy()
    if (stopping) await new Promise<void>((resolve) => stopping.close(resolve))
  }
  await start()

  return {
    /** What was taken. */
    taken,
    logins,
    start,
    stop,
    behave(next: Conduct) {
      conduct = next
    },
    get port() {
      return port
    },
    get connections() {
      return connections
    },
  }
}

/** The value of a header, unfolded; every one when there are several. */
export function headersOf({ content }: TakenMail, name: string): string[] {
  const [head = ''] = content.split('\r\n\r\n')
  return head
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
    .map((line) => line.slice(name.length + 1).trim())
}
