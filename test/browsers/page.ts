import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Key, type Page, until } from './browser.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The text that can be seen, in lower case, with single plain spaces. */
const TEXT = `document.body.innerText.toLowerCase().replace(/\\s+/g, ' ')`

const SHOWN = `location.pathname + ': ' + document.body.innerText`

/** Waits until the page shows every one of these texts. */
export async function sees(page: Page, ...texts: string[]): Promise<void> {
  let missing = texts
  try {
    await until('the text', async () => {
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
export async function holds(page: Page, expression: string): Promise<void> {
  await until(expression, () => page.evaluate<boolean>(`Boolean(${expression})`))
}

/** Says yes to the question that the page asks. */
export async function confirm(page: Page): Promise<void> {
  const yes = `document.querySelector('dialog[open] .btn.danger')`
  await holds(page, yes)
  await page.evaluate(`${yes}.click()`)
  await holds(page, `!document.querySelector('dialog[open]')`)
}

export async function isAt(page: Page, pattern: RegExp): Promise<string> {
  return until(`the address ${pattern}`, async () => {
    const path = await page.evaluate<string>('location.pathname')
    return pattern.test(path) && path
  })
}

/** Waits until the page is whole: its heading there, nothing loading any more. */
export async function isLoaded(page: Page, heading: string): Promise<void> {
  try {
    await holds(page, `document.querySelector('h1')?.innerText.startsWith(${JSON.stringify(heading)})`)
  } catch (cause) {
    const shown = await page.evaluate<string>(SHOWN)
    throw new Error(`the page is not headed "${heading}"; it shows ${shown}`, { cause })
  }
  await holds(page, `!document.querySelector('.bones, .bone')`)
}

const FOCUSED = `(() => {
  const e = document.activeElement
  return (e.labels?.[0]?.innerText ?? e.ariaLabel ?? e.innerText ?? '').replace(/\\s+/g, ' ').trim()
})()`

/** Browsers say that a key is pressed before the page has heard of it. */
const COUNT_KEYS = `window.__keys ??= (() => {
  const keys = { up: 0 }
  addEventListener('keyup', () => keys.up++, true)
  return keys
})()`

async function pressAndWait(page: Page, key: Key): Promise<void> {
  const { up } = await page.evaluate<{ up: number }>(COUNT_KEYS)
  await page.press(key)
  // Past its last element the focus leaves the page, and the key is not heard there.
  await until('the key', () => page.evaluate<boolean>(`window.__keys.up > ${up}`), 1_000).catch(() => {})
}

/**
 * Presses Tab until the focus is where it is wanted, as somebody without a mouse does. Go back to what lies before:
 * past the last element the keys belong to the browser's own bars, and in Firefox they stay there.
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

/** What axe finds wrong with the page as it is now, one line for every element. */
export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate<boolean>(`'axe' in window`))) await page.evaluate(`(() => {${AXE}})()`)
  return page.evaluate(`axe.run({ rules: { 'target-size': { enabled: true } } }).then(({ violations }) =>
    violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, any }) =>
      [id, help, target.join(' '), ...any.map(({ message }) => message)].join(' · '))))`)
}

/** True when the page stays wider than its window, also after it has taken in the window's new size. */
export async function scrollsSideways(page: Page): Promise<boolean> {
  const fits = 'document.documentElement.scrollWidth <= document.documentElement.clientWidth'
  return until('the page to fit', () => page.evaluate<boolean>(fits), 2_000).then(
    () => false,
    () => true,
  )
}
