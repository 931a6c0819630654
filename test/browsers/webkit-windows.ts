import type { WebDriver } from 'selenium-webdriver'
import type { Look } from './browser.ts'
import { type Desktop, openDesktop, type WebKitPaths } from './webkit-desktop.ts'

/** On a busy machine the driver now and then never answers the wish for a window; a new one does. */
const PATIENCE_MS = 12_000
const ATTEMPTS = 3

/** Windows of WebKitGTK in the wanted colours, one after the other, on a desktop that is made anew when it must be. */
export function windowsOf(paths: WebKitPaths) {
  let desktop: Desktop | undefined
  const close = async () => {
    await desktop?.close()
    desktop = undefined
  }
  const open = async (colours: Look['colours'], attempt = 1): Promise<WebDriver> => {
    if (desktop?.colours !== colours) await close()
    desktop ??= await openDesktop(paths, colours)
    try {
      return await within(PATIENCE_MS, desktop.openWindow())
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
