import { onSessionEnd } from '../session/session.svelte.ts'

/** What can be done about the message: a way back. */
export type ToastAction = { text: string; run: () => Promise<void> | void }
type Shown = { text: string; action: ToastAction | null }

const SHOWN_MS = 6_000
/** With something to press, long enough to reach it by keyboard. */
const SHOWN_WITH_ACTION_MS = 15_000

let shown = $state.raw<Shown | null>(null)
let timer: ReturnType<typeof setTimeout> | undefined

export function shownToast(): Shown | null {
  return shown
}

/** Says something in passing, on whatever page is shown, for a few seconds. */
export function toast(text: string, action: ToastAction | null = null): void {
  shown = { text, action }
  endToastIn(action ? SHOWN_WITH_ACTION_MS : SHOWN_MS)
}

/** The message goes after this time; with null it stays, for as long as somebody is at it. */
export function endToastIn(wait_ms: number | null): void {
  clearTimeout(timer)
  if (wait_ms === null) return
  timer = setTimeout(() => {
    shown = null
  }, wait_ms)
}

// A message may name what belongs to the account, and its action would change it.
onSessionEnd(() => {
  clearTimeout(timer)
  shown = null
})
