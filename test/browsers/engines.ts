import { existsSync, globSync } from 'node:fs'
import type { Browser } from './browser.ts'
import { openChromium, openFirefox } from './playwright.ts'
import { openWebKit } from './webkit.ts'

export const ENGINES = ['Chromium', 'Firefox', 'WebKit'] as const
export type Engine = (typeof ENGINES)[number]

const PATHS = {
  chromium: ['/usr/bin/chromium', '/usr/bin/chromium-browser'],
  firefox: ['/usr/bin/firefox-esr'],
  driver: ['/usr/bin/WebKitWebDriver'],
  miniBrowser: ['/usr/lib/*/webkit2gtk-4.*/MiniBrowser'],
  xvfb: ['/usr/bin/Xvfb'],
}

const found = (patterns: string[]) => globSync(patterns).find((file) => existsSync(file))

/** For each engine that this machine has, a function that opens it on the server at `base`. */
export function installedEngines(): Partial<Record<Engine, (base: string) => Promise<Browser>>> {
  const chromium = found(PATHS.chromium)
  const firefox = found(PATHS.firefox)
  const [driver, browser, xvfb] = [found(PATHS.driver), found(PATHS.miniBrowser), found(PATHS.xvfb)]
  return {
    ...(chromium && { Chromium: (base: string) => openChromium(chromium, base) }),
    ...(firefox && { Firefox: (base: string) => openFirefox(firefox, base) }),
    ...(driver &&
      browser &&
      xvfb && { WebKit: (base: string) => openWebKit({ driver, browser, xvfb }, base) }),
  }
}
