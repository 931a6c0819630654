import { type BrowserContext, chromium, firefox, type Page as Tab } from 'playwright-core'
import { type Browser, DEFAULT_LOOK, HEIGHT_PX, type Look, type Page, WAIT_LIMIT_MS } from './browser.ts'

type Watched = { tab: Tab; faults: string[] }

/** Opens Chromium, which can emulate colours and reduced motion. */
export async function openChromium(executablePath: string, base: string): Promise<Browser> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
  let contexts: BrowserContext[] = []
  const anotherVisitor = async (look: Partial<Look> = {}): Promise<Page> => {
    const { width_px, colours } = { ...DEFAULT_LOOK, ...look }
    const context = await browser.newContext({
      baseURL: base,
      viewport: { width: width_px, height: HEIGHT_PX },
      locale: 'en-GB',
      colorScheme: colours,
      reducedMotion: 'reduce',
    })
    contexts.push(context)
    const watched = await watchedTab(context, base)
    return { ...pageOf(watched), addVirtualAuthenticator: () => addVirtualAuthenticator(watched.tab) }
  }
  return {
    phone_px: 390,
    newVisitor: async (look) => {
      await Promise.all(contexts.map((context) => context.close()))
      contexts = []
      return anotherVisitor(look)
    },
    anotherVisitor,
    close: () => browser.close(),
  }
}

async function addVirtualAuthenticator(tab: Tab): Promise<void> {
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

/** Opens Firefox ESR. It cannot emulate media features, so the colours are a preference of the browser process. */
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
        // Emulates none of these, because Firefox ESR rejects a context that emulates any of them.
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
  context.setDefaultTimeout(WAIT_LIMIT_MS)
  const tab = await context.newPage()
  const faults: string[] = []
  tab.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  tab.on('console', (message) => {
    // The browser logs every 4xx response. The API's are expected; the handler of responses counts the others.
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
      // Types key by key: in Firefox, React (in Swagger UI) gets no event when a value is set at once.
      await field.pressSequentially(value)
    },
    click: async (role, name) => {
      const target = tab.getByRole(role, { name, exact: true }).first()
      // The native radio button is hidden; its label is what people click.
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
