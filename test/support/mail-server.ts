import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** How the server treats the next mails. */
export type Behaviour =
  | 'accepts'
  | 'hangs'
  | 'defers'
  | 'defers the content'
  | 'refuses'
  | 'refuses the content'
  | 'refuses the sender'
  | 'disconnects in the middle'
  | 'hangs at the recipient'
  | 'accepts without a reply'

export type ReceivedMail = {
  from: string
  to: string[]
  content: string
  user: string | undefined
  tls: boolean
  /** When the mail had arrived, in Unix milliseconds. */
  at: number
}
export type MailServer = Awaited<ReturnType<typeof startMailServer>>

const refusal = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode })

type State = {
  received: ReceivedMail[]
  logins: { user: string; password: string; tls: boolean }[]
  sockets: Set<Socket>
  behaviour: Behaviour
  connections: number
}

/** A real SMTP server on loopback whose behaviour a test sets; it can be stopped and started on the same port. */
export async function startMailServer(options: SMTPServerOptions = {}) {
  const state: State = { received: [], logins: [], sockets: new Set(), behaviour: 'accepts', connections: 0 }
  let server: SMTPServer | undefined
  let port = 0

  async function start(): Promise<void> {
    server = makeServer(state, options)
    server.listen(port, '127.0.0.1')
    await once(server.server, 'listening')
    port = (server.server.address() as AddressInfo).port
  }
  async function stop(): Promise<void> {
    const stopping = server
    server = undefined
    disconnect(state)
    if (stopping) await new Promise<void>((resolve) => stopping.close(resolve))
  }
  await start()

  return {
    received: state.received,
    logins: state.logins,
    start,
    stop,
    behave(next: Behaviour) {
      state.behaviour = next
    },
    get port() {
      return port
    },
    get connections() {
      return state.connections
    },
  }
}

function makeServer(state: State, options: SMTPServerOptions): SMTPServer {
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    closeTimeout: 50,
    logger: false,
    onConnect(_session, callback) {
      state.connections++
      if (state.behaviour !== 'hangs') callback()
    },
    onAuth({ username, password }, session, callback) {
      state.logins.push({ user: username ?? '', password: password ?? '', tls: session.secure })
      if (password === 'right') callback(null, { user: username })
      else callback(refusal(535, 'wrong name or password'))
    },
    onMailFrom(_address, _session, callback) {
      if (state.behaviour === 'refuses the sender') callback(refusal(550, 'unknown sender'))
      else callback()
    },
    onRcptTo({ address }, _session, callback) {
      if (state.behaviour === 'hangs at the recipient') return
      if (state.behaviour === 'defers') callback(refusal(451, `<${address}> try again later`))
      else if (state.behaviour === 'refuses') callback(refusal(550, `<${address}> no such mailbox`))
      else callback()
    },
    onData: (stream, session, callback) => receive(state, stream, session, callback),
    ...options,
  })
  server.on('error', () => undefined)
  server.server.on('connection', (socket: Socket) => {
    state.sockets.add(socket)
    socket.once('close', () => state.sockets.delete(socket))
    socket.on('error', () => undefined)
  })
  return server
}

type DataHandler = NonNullable<SMTPServerOptions['onData']>

function receive(state: State, ...[stream, session, callback]: Parameters<DataHandler>): void {
  const chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    if (state.behaviour === 'disconnects in the middle') disconnect(state)
  })
  stream.on('end', () => {
    if (state.behaviour === 'disconnects in the middle') return
    if (state.behaviour === 'refuses the content') return callback(refusal(554, 'looks like spam'))
    if (state.behaviour === 'defers the content') return callback(refusal(452, 'insufficient storage'))
    const { mailFrom, rcptTo } = session.envelope
    state.received.push({
      from: mailFrom ? mailFrom.address : '',
      to: rcptTo.map(({ address }) => address),
      content: Buffer.concat(chunks).toString('utf8'),
      user: session.user,
      tls: session.secure,
      at: Date.now(),
    })
    if (state.behaviour === 'accepts without a reply') disconnect(state)
    else callback()
  })
}

function disconnect({ sockets }: State): void {
  for (const socket of sockets) socket.destroy()
}

/** The values of every header of this name, unfolded. */
export function headersOf({ content }: ReceivedMail, name: string): string[] {
  const [head = ''] = content.split('\r\n\r\n')
  return head
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
    .map((line) => line.slice(name.length + 1).trim())
}
