import { type BrowserContext, chromium, firefox, type Page as Tab } from 'playwright-core'
import { type Browser, DEFAULT_LOOK, HEIGHT_PX, type Look, PATIENCE_MS, type Page } from './browser.ts'

/** Where a tab's faults are collected while it lives. */
type Watched = { tab: Tab; faults: string[] }

/** Chromium emulates what it is asked for. */
export async function openChromium(executablePath: string, base: string): Promise<Browser> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
  let context: BrowserContext | undefined
  return {
    phone_px: 390,
    newVisitor: async (look = {}) => {
      await context?.close()
      const { width_px, colours } = { ...DEFAULT_LOOK, ...look }
      context = await browser.newContext({
        baseURL: base,
        viewport: { width: width_px, height: HEIGHT_PX },
        locale: 'en-GB',
        colorScheme: colours,
        reducedMotion: 'reduce',
      })
      const watched = await watchedTab(context, base)
      return { ...pageOf(watched), giveAuthenticator: () => giveAuthenticator(watched.tab) }
    },
    close: () => browser.close(),
  }
}

async function giveAuthenticator(tab: Tab): Promise<void> {
  const devtools = await tab.context().newCDPSession(tab)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

/** Firefox ESR has no emulation of media, so the colours are a preference of the process. */
export async function openFirefox(executablePath: string, base: string): Promise<Browser> {
  let colours: Look['colours'] = DEFAULT_LOOK.colours
  let browser = await launchFirefox(executablePath, colours)
  let context: BrowserContext | undefined
  return {
    phone_px: 390,
    newVisitor: async (look = {}) => {
      const wanted = { ...DEFAULT_LOOK, ...look }
      await context?.close()
      if (wanted.colours !== colours) {
        await browser.close()
        colours = wanted.colours
        browser = await launchFirefox(executablePath, colours)
      }
      context = await browser.newContext({
        baseURL: base,
        viewport: { width: wanted.width_px, height: HEIGHT_PX },
        // Each of these would ask Firefox for an emulation that the ESR does not have.
        colorScheme: null,
        reducedMotion: null,
        forcedColors: null,
        contrast: null,
      })
      return pageOf(await watchedTab(context, base))
    },
    close: () => browser.close(),
  }
}

function launchFirefox(executablePath: string, colours: Look['colours']) {
  return firefox.launch({
    channel: 'moz-firefox',
    executablePath,
    firefoxUserPrefs: {
      'layout.css.prefers-color-scheme.content-override': colours === 'dark' ? 0 : 1,
      'intl.accept_languages': 'en-GB, en',
      'ui.prefersReducedMotion': 1,
    },
  })
}

async function watchedTab(context: BrowserContext, base: string): Promise<Watched> {
  context.setDefaultTimeout(PATIENCE_MS)
  const tab = await context.newPage()
  const faults: string[] = []
  tab.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  tab.on('console', (message) => {
    // A refusal of the API is an answer, and the page shows it; the lines below see every other one.
    const isRefusal = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !isRefusal) faults.push(`console: ${message.text()}`)
  })
  tab.on('request', (request) => {
    const url = request.url()
    if (url.startsWith('http') && !url.startsWith(`${base}/`)) faults.push(`request to another host: ${url}`)
  })
  tab.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (response.status() >= 400 && !pathname.startsWith('/api/'))
      faults.push(`${response.status()} for ${pathname}`)
  })
  return { tab, faults }
}

function pageOf({ tab, faults }: Watched): Page {
  return {
    goto: async (path) => void (await tab.goto(path)),
    fill: async (label, value) => {
      const field = tab.getByLabel(label, { exact: true })
      await field.clear()
      // Typed, because React does not hear of a value that is set in Firefox.
      await field.pressSequentially(value)
    },
    click: async (role, name) => {
      const target = tab.getByRole(role, { name, exact: true }).first()
      // The round mark of a choice is hidden; people click the words.
      await (role === 'radio' ? target.locator('xpath=ancestor::label') : target).click()
    },
    choose: async (label, option) =>
      void (await tab.getByLabel(label, { exact: true }).selectOption({ label: option })),
    hover: (role, name) => tab.getByRole(role, { name, exact: true }).first().hover(),
    setFiles: (files) => tab.locator('input[type=file]').setInputFiles(files),
    type: (text) => tab.keyboard.type(text),
    press: (key) => tab.keyboard.press(key),
    evaluate: (expression) => tab.evaluate(expression),
    resize: (width) => tab.setViewportSize({ width, height: HEIGHT_PX }),
    screenshot: async (path) => void (await tab.screenshot({ path })),
    faults: async () => [...faults],
  }
}
