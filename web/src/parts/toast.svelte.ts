let message = $state('')
let timer: ReturnType<typeof setTimeout> | undefined

export function toastMessage(): string {
  return message
}

/** Says something in passing, on whatever page is shown, for a few seconds. */
export function toast(text: string): void {
  message = text
  clearTimeout(timer)
  timer = setTimeout(() => {
    message = ''
  }, 6000)
}
