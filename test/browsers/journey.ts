import type { Browser, Page } from './browser.ts'
import { ENGINES, type Engine } from './engines.ts'

/** What one visitor does, from a new window to the end. Further visitors come from the browser. */
export type Journey = {
  title: string
  run: (page: Page, browser: Browser) => Promise<void>
  engines: readonly Engine[]
  /** Why the journey runs on these engines. */
  reason: string
}

type Choice = Pick<Journey, 'engines' | 'reason'>

export const CHROMIUM_ONLY: Choice = {
  engines: ['Chromium'],
  reason: 'Forms, requests and texts work alike in every engine.',
}

/** Runs a journey on every engine. `reason` names what the engines implement differently. */
export function onEveryEngine(reason: string): Choice {
  return { engines: ENGINES, reason }
}
