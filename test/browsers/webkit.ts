import { writeFile } from 'node:fs/promises'
import { By, Key as Keys, type WebDriver, type WebElement } from 'selenium-webdriver'
import {
  type Browser,
  DEFAULT_LOOK,
  HEIGHT_PX,
  type Key,
  type Name,
  type Page,
  type Role,
  waitUntil,
} from './browser.ts'
import type { WebKitPaths } from './webkit-desktop.ts'
import { openWindows } from './webkit-windows.ts'

/** A selector of the elements that can have each role; the driver computes their accessible names. */
const CANDIDATES: Record<Role, string> = {
  button: 'button, [role=button]',
  link: 'a[href]',
  radio: 'input[type=radio]',
  checkbox: 'input[type=checkbox]',
  slider: '[role=slider]',
  img: 'img, [role=img]',
  row: 'tr',
  dialog: 'dialog[open], [role=dialog]',
  heading: 'h1, h2, h3',
  application: '[role=application]',
}
/** Leaves out hidden fields, because the driver fails when it computes the accessible name of a hidden element. */
const FIELDS = 'input:not([hidden]), select, textarea'

const KEYS: Record<Exclude<Key, 'Shift+Tab'>, string> = {
  Tab: Keys.TAB!,
  Enter: Keys.ENTER!,
  Space: ' ',
  ArrowLeft: Keys.ARROW_LEFT!,
  ArrowRight: Keys.ARROW_RIGHT!,
  End: Keys.END!,
  Home: Keys.HOME!,
  Escape: Keys.ESCAPE!,
}

/** Collects faults in the page after it has loaded, because WebDriver reports no console messages. */
const WATCH = `window.__faults ??= (() => {
  const faults = []
  addEventListener('securitypolicyviolation', (e) => faults.push('policy: ' + e.violatedDirective + ' ' + e.blockedURI))
  addEventListener('error', (e) => faults.push('error: ' + e.message))
  addEventListener('unhandledrejection', (e) => faults.push('error: ' + e.reason))
  return faults
})()`

const FAULTS = `[
  ...(window.__faults ?? []),
  ...performance.getEntriesByType('resource').map((entry) => entry.name)
    .filter((url) => url.startsWith('http') && !url.startsWith(location.origin + '/'))
    .map((url) => 'request to another host: ' + url),
]`

/** Opens WebKitGTK through WebDriver. Every visitor gets a new browser window, and its cookies end with it. */
export async function openWebKit(paths: WebKitPaths, base: string): Promise<Browser> {
  const windows = openWindows(paths)
  let driver: WebDriver | undefined
  const close = async () => {
    await driver?.quit()
    driver = undefined
  }
  return {
    phone_px: 447,
    newVisitor: async (look = {}) => {
      const { width_px, colours } = { ...DEFAULT_LOOK, ...look }
      await close()
      driver = await windows.open(colours)
      await resizeWindow(driver, width_px)
      return pageOf(driver, base)
    },
    close: async () => {
      await close()
      await windows.close()
    },
  }
}

async function resizeWindow(driver: WebDriver, width: number): Promise<void> {
  await driver.manage().window().setRect({ x: 0, y: 0, width, height: HEIGHT_PX })
}

function pageOf(driver: WebDriver, base: string): Page {
  const earlier: string[] = []
  const evaluate = <T>(expression: string) => evaluateIn<T>(driver, expression)
  // Another link of the same name may be hidden, which fails; then the next one is meant.
  const withElement = (css: string, name: Name, act: (element: WebElement) => Promise<unknown>) =>
    waitUntil(`${css} named ${name}`, async () => {
      let cause: unknown
      for (const element of await named(driver, css, name))
        try {
          await act(element)
          return true
        } catch (error) {
          cause = error
        }
      if (cause) throw cause
      return false
    }).then(() => {})
  return {
    goto: async (path) => {
      earlier.push(...(await evaluate<string[]>(FAULTS)))
      await driver.get(base + path)
      await evaluate(WATCH)
    },
    fill: (label, value) =>
      withElement(FIELDS, label, (field) => field.clear().then(() => field.sendKeys(value))),
    click: (role, name) =>
      withElement(CANDIDATES[role], name, (element) =>
        // The native radio button is hidden; its label is what people click.
        (role === 'radio' ? element.findElement(By.xpath('ancestor::label')) : element).click(),
      ),
    choose: (label, option) =>
      withElement('select', label, (list) =>
        list.findElement(By.xpath(`.//option[normalize-space()="${option}"]`)).click(),
      ),
    hover: (role, name) =>
      withElement(CANDIDATES[role], name, (origin) => driver.actions().move({ origin }).perform()),
    setFiles: (files) => driver.findElement(By.css('input[type=file]')).sendKeys(files.join('\n')),
    type: (text) => driver.actions().sendKeys(text).perform(),
    press: (key) =>
      key === 'Shift+Tab'
        ? driver.actions().keyDown(Keys.SHIFT!).sendKeys(Keys.TAB!).keyUp(Keys.SHIFT!).perform()
        : driver.actions().sendKeys(KEYS[key]).perform(),
    evaluate,
    resize: (width) => resizeWindow(driver, width),
    screenshot: async (file) => writeFile(file, await driver.takeScreenshot(), 'base64'),
    faults: async () => [...earlier, ...(await evaluate<string[]>(FAULTS))],
  }
}

async function named(driver: WebDriver, css: string, name: Name): Promise<WebElement[]> {
  const all: WebElement[] = []
  for (const element of await driver.findElements(By.css(css))) {
    // The driver fails for an element that is not shown.
    const found = await element.getAccessibleName().catch(() => undefined)
    if (found !== undefined && fits(found, name)) all.push(element)
  }
  return all
}

function fits(found: string, wanted: Name): boolean {
  const text = found.replace(/\s+/g, ' ').trim()
  return typeof wanted === 'string' ? text === wanted : wanted.test(text)
}

async function evaluateIn<T>(driver: WebDriver, expression: string): Promise<T> {
  const { value, error } = await driver.executeAsyncScript<{ value: T; error?: string }>(
    `const done = arguments[arguments.length - 1]
     ;(async () => (${expression}))().then((value) => done({ value }), (e) => done({ error: e.stack ?? String(e) }))`,
  )
  if (error) throw new Error(error)
  return value
}
