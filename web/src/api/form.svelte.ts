import { tick } from 'svelte'
import { t } from '../i18n/i18n.svelte.ts'
import { fieldError, formError } from './error-message.ts'
import { asProblem, Problem } from './problem.ts'

type Labels<F extends string> = Readonly<Record<F, string>>
/** What is wrong at which field, in whole sentences. */
export type Wrong<F extends string> = Partial<Record<F, string>>
type Submission = SubmitEvent & { currentTarget: HTMLFormElement }

/** A form's life: what is wrong with it, and whether it is being sent. `labels` names its fields. */
export function formOf<F extends string>(labels: () => Labels<F>) {
  let problem = $state.raw<Problem | null>(null)
  let busy = $state(false)
  return {
    get busy() {
      return busy
    },
    get problem() {
      return problem
    },
    /** What to say above the form. */
    get message() {
      return formError(problem, Object.keys(labels()))
    },
    error: (field: F) => fieldError(problem, field, labels()[field]),
    clear() {
      problem = null
    },
    /** Shows what a dialog of the form was refused. */
    refuse(form: HTMLFormElement, cause: unknown): Promise<void> {
      problem = asProblem(cause)
      return focusFirstError(form)
    },
    /** For `onsubmit`: does the work unless `early` finds something wrong, and leads to the first field that is. */
    sending:
      (early: () => Wrong<F>, work: (form: HTMLFormElement) => Promise<void> | void) =>
      async (event: Submission) => {
        event.preventDefault()
        const form = event.currentTarget
        problem = problemOf(early())
        if (problem) return focusFirstError(form)
        busy = true
        try {
          await work(form)
        } catch (cause) {
          problem = asProblem(cause)
          await focusFirstError(form)
        } finally {
          busy = false
        }
      },
  }
}

function problemOf(wrong: Wrong<string>): Problem | null {
  const fields = Object.entries(wrong).flatMap(([field, text]) => (text ? [[field, [text]]] : []))
  return fields.length ? new Problem(400, 'invalid', '', Object.fromEntries(fields)) : null
}

/** The fields that were left empty. */
export function missing<F extends string>(values: Readonly<Record<F, string>>): Wrong<F> {
  const empty = Object.entries<string>(values).filter(([, value]) => !value.trim())
  return Object.fromEntries(empty.map(([field]) => [field, t('form.wrong.required')])) as Wrong<F>
}

/** Moves the focus to the first field of a form that is marked as wrong. */
export async function focusFirstError(form: HTMLFormElement): Promise<void> {
  await tick()
  form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
}
