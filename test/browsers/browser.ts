/** A string is the whole accessible name; a regular expression matches a part of it. */
export type Name = string | RegExp
export type Role =
  | 'button'
  | 'link'
  | 'radio'
  | 'checkbox'
  | 'slider'
  | 'img'
  | 'row'
  | 'dialog'
  | 'heading'
  | 'application'
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

/** What a person does with a page; the same in every engine. Each action waits until it is possible. */
export type Page = {
  goto(path: string): Promise<void>
  fill(label: Name, value: string): Promise<void>
  click(role: Role, name: Name): Promise<void>
  /** Selects an option of a list by its label. */
  choose(label: Name, option: string): Promise<void>
  hover(role: Role, name: Name): Promise<void>
  /** Selects files in the page's only file input. */
  setFiles(files: string[]): Promise<void>
  /** Types into the focused element. */
  type(text: string): Promise<void>
  press(key: Key): Promise<void>
  /** Evaluates and awaits a JavaScript expression in the page. The page's content security policy does not apply. */
  evaluate<T>(expression: string): Promise<T>
  resize(width_px: number): Promise<void>
  /** Adds an authenticator that confirms every passkey request. Missing in engines without virtual authenticators. */
  addVirtualAuthenticator?(): Promise<void>
  screenshot(file: string): Promise<void>
  /** What a developer would see in the console: errors, refused resources, requests to other hosts. */
  faults(): Promise<string[]>
}

export type Browser = {
  /** The narrowest window that the engine can show, at least 390 px. */
  phone_px: number
  /** A page without cookies or stored data. Closes those of earlier visitors. */
  newVisitor(look?: Partial<Look>): Promise<Page>
  /** A page of another person, beside the open ones. Missing in engines that show one visitor at a time. */
  anotherVisitor?(look?: Partial<Look>): Promise<Page>
  close(): Promise<void>
}

export const DEFAULT_LOOK: Look = { width_px: 1280, colours: 'light' }
export const HEIGHT_PX = 900
/** How long a wait may take. Even on a busy machine waits are far shorter, so only a failing test reaches the limit. */
export const WAIT_LIMIT_MS = 45_000

const INTERVAL_MS = 40

/** Repeats `ask` until it returns anything but false; errors count as false. At the limit, the error names `what`. */
export async function waitUntil<T>(
  what: string,
  ask: () => Promise<T | false>,
  limit_ms = WAIT_LIMIT_MS,
): Promise<T> {
  const end = Date.now() + limit_ms
  const late = noAnswerUntil(end)
  let cause: unknown
  while (Date.now() < end) {
    const answer = await Promise.race([attempt(ask), late])
    if (answer.value !== false) return answer.value
    cause = answer.cause
    await new Promise((resolve) => setTimeout(resolve, INTERVAL_MS))
  }
  throw new Error(`waited ${limit_ms} ms for ${what}`, { cause })
}

type Attempt<T> = { value: T | false; cause?: unknown }

async function attempt<T>(ask: () => Promise<T | false>): Promise<Attempt<T>> {
  try {
    return { value: await ask() }
  } catch (cause) {
    return { value: false, cause }
  }
}

/** Ends the wait for a page that hangs. Without it, the test would time out without naming what it waited for. */
async function noAnswerUntil(end: number): Promise<Attempt<never>> {
  await new Promise((resolve) => setTimeout(resolve, end - Date.now()).unref())
  return { value: false, cause: new Error('the page did not answer') }
}
