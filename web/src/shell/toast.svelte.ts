import { errorMessage } from '../api/error-message.ts'
import { onSessionEnd } from '../session/session.svelte.ts'

/** A button in the message, usually to undo the reported change. */
export type ToastAction = { text: string; run: () => Promise<void> | void }
type Shown = { text: string; action: ToastAction | null }

const SHOWN_MS = 6_000
/** Long enough to reach the button by keyboard. */
const SHOWN_WITH_ACTION_MS = 15_000

let shown = $state.raw<Shown | null>(null)
let timer: ReturnType<typeof setTimeout> | undefined

export function shownToast(): Shown | null {
  return shown
}

/** Shows a message for a few seconds, whatever page is open. */
export function toast(text: string, action: ToastAction | null = null): void {
  shown = { text, action }
  hideToastAfter(action ? SHOWN_WITH_ACTION_MS : SHOWN_MS)
}

/** Shows the error of `work` as a message. Returns true when the work succeeded. */
export async function reportErrors(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (cause) {
    toast(errorMessage(cause))
    return false
  }
}

/** Hides the message after this time. Null keeps it open, for example while the pointer is over it. */
export function hideToastAfter(wait_ms: number | null): void {
  clearTimeout(timer)
  if (wait_ms === null) return
  timer = setTimeout(() => {
    shown = null
  }, wait_ms)
}

// A message may contain data of the account, and its button would act in the next person's session.
onSessionEnd(() => {
  clearTimeout(timer)
  shown = null
})
