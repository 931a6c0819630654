/** Moves the focus to the heading of the page: after a navigation, or when the element that had it is gone. */
export function focusHeading(options?: FocusOptions): void {
  document.querySelector<HTMLElement>('h1')?.focus(options)
}
