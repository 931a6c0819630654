import { tick } from 'svelte'
import { t } from '../i18n/i18n.svelte.ts'
import { errorMessage, fieldError, formError } from './error-message.ts'
import { asProblem, type Problem } from './problem.ts'

/** What is wrong with each field, as sentences. */
export type FieldErrors<F extends string> = Partial<Record<F, string | undefined>>
type Submission = SubmitEvent & { currentTarget: HTMLFormElement }

type Formats<F extends string> = { readonly [field in F]?: (limit: number) => string }

type Options<F extends string> = {
  /** The labels of the form's fields, by the API's field names. */
  labels: () => Readonly<Record<F, string>>
  /** Formats the limits of a field whose unit in the form differs from the API's unit. */
  formats?: () => Formats<NoInfer<F>>
  /** Finds errors before the form is sent. */
  validate?: () => FieldErrors<NoInfer<F>>
  submit: () => Promise<void> | void
}

/**
 * The state of a form: whether it is being submitted, and what is wrong with it. Errors of the server appear at their
 * fields, and the first field with an error gets the focus.
 */
export function createForm<F extends string>({
  labels,
  formats = (): Formats<F> => ({}),
  validate = () => ({}),
  submit,
}: Options<F>) {
  let problem = $state.raw<Problem | null>(null)
  let early = $state.raw<FieldErrors<F>>({})
  let busy = $state(false)
  let element: HTMLFormElement | undefined

  async function focusFirstError(): Promise<void> {
    await tick()
    element?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }

  return {
    get busy() {
      return busy
    },
    get problem() {
      return problem
    },
    /** The error above the form, when it belongs to none of the form's fields. */
    get message() {
      return formError(problem, Object.keys(labels()))
    },
    error: (field: F) =>
      early[field] ??
      fieldError(problem, field, labels()[field], { labels: labels(), format: formats()[field] }),
    clear() {
      problem = null
      early = {}
    },
    /** Shows an error that came after the form was submitted, for example from a dialog. */
    fail(cause: unknown): Promise<void> {
      problem = asProblem(cause)
      return focusFirstError()
    },
    async onsubmit(event: Submission) {
      event.preventDefault()
      element = event.currentTarget
      problem = null
      early = validate()
      if (Object.values(early).some(Boolean)) return focusFirstError()
      busy = true
      try {
        await submit()
      } catch (cause) {
        problem = asProblem(cause)
        await focusFirstError()
      } finally {
        busy = false
      }
    },
  }
}

/** An error for each field that was left empty. */
export function requireFilled<F extends string>(
  values: Readonly<Partial<Record<F, string>>>,
): FieldErrors<F> {
  const empty = Object.entries<string>(values as Record<string, string>).filter(([, value]) => !value.trim())
  return Object.fromEntries(empty.map(([field]) => [field, t('form.wrong.required')])) as FieldErrors<F>
}

/** The state of a button that sends a request: whether it is busy, and what went wrong. */
export function createAction(describe: (cause: unknown) => string = errorMessage) {
  let busy = $state(false)
  let message = $state('')
  return {
    get busy() {
      return busy
    },
    get message() {
      return message
    },
    clear() {
      message = ''
    },
    /** Returns true when the work succeeded. */
    async run(work: () => Promise<unknown>): Promise<boolean> {
      busy = true
      message = ''
      try {
        await work()
        return true
      } catch (cause) {
        message = describe(cause)
        return false
      } finally {
        busy = false
      }
    },
  }
}
