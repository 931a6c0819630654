import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { Builder, Capabilities, type WebDriver } from 'selenium-webdriver'
import { type Look, waitUntil } from './browser.ts'

export type WebKitPaths = { driver: string; browser: string; xvfb: string }
export type Desktop = Awaited<ReturnType<typeof openDesktop>>

/** A virtual screen in light or dark colours, with a driver that opens windows of WebKitGTK's MiniBrowser on it. */
export async function openDesktop(paths: WebKitPaths, colours: Look['colours']) {
  const children: ChildProcess[] = []
  const close = async () => void (await Promise.all(children.map(end)))
  try {
    const screen = spawn(
      paths.xvfb,
      ['-displayfd', '1', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'],
      {
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    )
    children.push(screen)
    const [display] = await once(screen.stdout, 'data')
    const port = await freePort()
    children.push(spawnDriver(paths.driver, port, `:${String(display).trim()}`, colours))
    await waitUntil('WebKitWebDriver to listen', () => canConnect(port))
    return { colours, openWindow: () => openWindow(paths.browser, port), close }
  } catch (error) {
    await close()
    throw error
  }
}

function spawnDriver(driver: string, port: number, display: string, colours: Look['colours']): ChildProcess {
  const env = {
    ...process.env,
    DISPLAY: display,
    LIBGL_ALWAYS_SOFTWARE: '1',
    // WebKitGTK takes prefers-color-scheme from the desktop theme.
    GTK_THEME: colours === 'dark' ? 'Adwaita:dark' : 'Adwaita',
  }
  return spawn(driver, [`--port=${port}`], { stdio: 'ignore', env })
}

async function openWindow(binary: string, port: number): Promise<WebDriver> {
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary, args: ['--automation'] },
  })
  const server = `http://127.0.0.1:${port}`
  const driver = await new Builder().usingServer(server).withCapabilities(capabilities).build()
  await driver.manage().setTimeouts({ script: 60_000 })
  return driver
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const answer = (result: boolean) => {
      socket.destroy()
      resolve(result)
    }
    socket.once('connect', () => answer(true)).once('error', () => answer(false))
  })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill()
  await exited
}
