import { tick } from 'svelte'

/** Moves the focus to the first field of a form that is marked as wrong. */
export async function focusFirstError(form: HTMLFormElement): Promise<void> {
  await tick()
  form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
}
