import type { WebDriver } from 'selenium-webdriver'
import type { Look } from './browser.ts'
import { type Desktop, openDesktop, type WebKitPaths } from './webkit-desktop.ts'

/** Restarts the driver after this time, because on a busy machine it sometimes never opens a window. */
const WINDOW_LIMIT_MS = 20_000
const ATTEMPTS = 3

/** Opens one WebKitGTK window after another; restarts the desktop when the colours change or a window fails to open. */
export function openWindows(paths: WebKitPaths) {
  let desktop: Desktop | undefined
  const close = async () => {
    await desktop?.close()
    desktop = undefined
  }
  const open = async (colours: Look['colours'], attempt = 1): Promise<WebDriver> => {
    if (desktop?.colours !== colours) await close()
    desktop ??= await openDesktop(paths, colours)
    try {
      return await within(WINDOW_LIMIT_MS, desktop.openWindow())
    } catch (cause) {
      await close()
      if (attempt === ATTEMPTS) throw cause
      return open(colours, attempt + 1)
    }
  }
  return { open, close }
}

async function within<T>(wait_ms: number, work: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`no window within ${wait_ms} ms`)), wait_ms)
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
