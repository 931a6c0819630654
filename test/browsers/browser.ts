/** A string is the whole accessible name; an expression fits a part of it. */
export type Name = string | RegExp
export type Role = 'button' | 'link' | 'radio' | 'checkbox' | 'slider' | 'img' | 'row' | 'dialog' | 'heading'
export type Key =
  | 'Tab'
  | 'Shift+Tab'
  | 'Enter'
  | 'Space'
  | 'ArrowLeft'
  | 'ArrowRight'
  | 'End'
  | 'Home'
  | 'Escape'
export type Look = { width_px: number; colours: 'light' | 'dark' }

/** What a person does with a page, the same in every browser. Everything waits until it can be done. */
export type Page = {
  goto(path: string): Promise<void>
  fill(label: Name, value: string): Promise<void>
  click(role: Role, name: Name): Promise<void>
  /** Chooses in a list by what the choice is called. */
  choose(label: Name, option: string): Promise<void>
  hover(role: Role, name: Name): Promise<void>
  /** Chooses files in the page's one file input. */
  setFiles(files: string[]): Promise<void>
  /** Types into whatever has the focus. */
  type(text: string): Promise<void>
  press(key: Key): Promise<void>
  /** The value, or the awaited value, of a JavaScript expression in the page; out of reach of the page's policy. */
  evaluate<T>(expression: string): Promise<T>
  resize(width_px: number): Promise<void>
  /**
   * Gives the page a device that answers every question for a passkey, as if its owner put a finger on it. Missing
   * where the browser has no such thing for tests.
   */
  giveAuthenticator?(): Promise<void>
  screenshot(file: string): Promise<void>
  /** What a developer would see in the console: errors, refused resources, requests to other hosts. */
  faults(): Promise<string[]>
}

export type Browser = {
  /** The narrowest window that it can show, from 390 px on. */
  phone_px: number
  /** A page for somebody who was never here before: no cookies, nothing stored. */
  newVisitor(look?: Partial<Look>): Promise<Page>
  close(): Promise<void>
}

export const DEFAULT_LOOK: Look = { width_px: 1280, colours: 'light' }
export const HEIGHT_PX = 900
export const PATIENCE_MS = 15_000

const INTERVAL_MS = 40

/** Asks again until the answer is neither false nor an error; `what` says what was waited for in vain. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | false>,
  wait_ms = PATIENCE_MS,
): Promise<T> {
  const end = Date.now() + wait_ms
  for (;;) {
    const { value, cause } = await attempt(ask)
    if (value !== false) return value
    if (Date.now() > end) throw new Error(`waited ${wait_ms} ms for ${what}`, { cause })
    await new Promise((resolve) => setTimeout(resolve, INTERVAL_MS))
  }
}

async function attempt<T>(ask: () => Promise<T | false>): Promise<{ value: T | false; cause?: unknown }> {
  try {
    return { value: await ask() }
  } catch (cause) {
    return { value: false, cause }
  }
}
