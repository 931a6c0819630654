import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Key, type Page, waitUntil } from './browser.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The visible text in lower case, with single spaces. */
const TEXT = `document.body.innerText.toLowerCase().replace(/\\s+/g, ' ')`

const SHOWN = `location.pathname + ': ' + document.body.innerText`

/** Waits until the page shows all of these texts. */
export async function expectText(page: Page, ...texts: string[]): Promise<void> {
  let missing = texts
  try {
    await waitUntil('the text', async () => {
      const shown = await page.evaluate<string>(TEXT)
      missing = texts.filter((text) => !shown.includes(text.toLowerCase()))
      return missing.length === 0
    })
  } catch {
    const shown = await page.evaluate<string>(SHOWN)
    throw new Error(`the page does not show ${JSON.stringify(missing)}; it shows ${shown}`)
  }
}

/** Waits until an expression in the page is true. */
export async function waitFor(page: Page, expression: string): Promise<void> {
  await waitUntil(expression, () => page.evaluate<boolean>(`Boolean(${expression})`))
}

/** Clicks the button of the open dialog that confirms, and waits until the dialog has closed. */
export async function confirmDialog(page: Page): Promise<void> {
  const yes = `document.querySelector('dialog[open] .btn.danger')`
  await waitFor(page, yes)
  await page.evaluate(`${yes}.click()`)
  await waitFor(page, `!document.querySelector('dialog[open]')`)
}

export async function waitForPath(page: Page, pattern: RegExp): Promise<string> {
  return waitUntil(`the address ${pattern}`, async () => {
    const path = await page.evaluate<string>('location.pathname')
    return pattern.test(path) && path
  })
}

/** Waits until the page shows this heading and has finished loading. */
export async function waitForPage(page: Page, heading: string): Promise<void> {
  try {
    await waitFor(page, `document.querySelector('h1')?.innerText.startsWith(${JSON.stringify(heading)})`)
  } catch (cause) {
    const shown = await page.evaluate<string>(SHOWN)
    throw new Error(`the page is not headed "${heading}"; it shows ${shown}`, { cause })
  }
  await waitFor(page, `!document.querySelector('.bones, .bone')`)
}

const FOCUSED = `(() => {
  const e = document.activeElement
  return (e.labels?.[0]?.innerText ?? e.ariaLabel ?? e.innerText ?? '').replace(/\\s+/g, ' ').trim()
})()`

/** Counts key events in the page, because a driver reports a key as pressed before the page has handled it. */
const COUNT_KEYS = `window.__keys ??= (() => {
  const keys = { up: 0 }
  addEventListener('keyup', () => keys.up++, true)
  return keys
})()`

const KEY_LIMIT_MS = 3_000

async function pressAndWait(page: Page, key: Key): Promise<void> {
  const { up } = await page.evaluate<{ up: number }>(COUNT_KEYS)
  await page.press(key)
  // A missing key event is no failure: behind the last element the focus leaves the page, which then gets no event.
  await waitUntil('the key', () => page.evaluate<boolean>(`window.__keys.up > ${up}`), KEY_LIMIT_MS).catch(
    () => {},
  )
}

/**
 * Presses Tab until an element whose label starts with `name` has the focus. Use Shift+Tab for an element before the
 * current one: past the last element Firefox moves the focus to its own toolbar and keeps it there.
 */
export async function moveFocus(page: Page, name: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const passed: string[] = []
  for (let i = 0; i < 60; i++) {
    await pressAndWait(page, key)
    const focused = await page.evaluate<string>(FOCUSED)
    if (focused.startsWith(name)) return
    passed.push(focused)
  }
  throw new Error(`${key} does not reach "${name}"; it passed ${passed.join(' | ')}`)
}

/** The findings of axe on the current page, one line per element. */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  if (!(await page.evaluate<boolean>(`'axe' in window`))) await page.evaluate(`(() => {${AXE}})()`)
  return page.evaluate(`axe.run({ rules: { 'target-size': { enabled: true } } }).then(({ violations }) =>
    violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, any }) =>
      [id, help, target.join(' '), ...any.map(({ message }) => message)].join(' · '))))`)
}

const LAYOUT_LIMIT_MS = 10_000

/** True when the page stays wider than its window. Waits, because the layout may take a moment after a resize. */
export async function isWiderThanWindow(page: Page): Promise<boolean> {
  const fits = 'document.documentElement.scrollWidth <= document.documentElement.clientWidth'
  return waitUntil('the page to fit', () => page.evaluate<boolean>(fits), LAYOUT_LIMIT_MS).then(
    () => false,
    () => true,
  )
}
