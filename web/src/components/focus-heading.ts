/** Moves the focus to the heading of the page: after a navigation, or when the focused element was removed. */
export function focusHeading(options?: FocusOptions): void {
  document.querySelector<HTMLElement>('h1')?.focus(options)
}
