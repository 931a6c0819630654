import { buildApplication, buildCommand, buildRouteMap, text_en } from '@stricli/core'
import { StartupError } from '../platform/errors.ts'
import type { CliContext } from './context.ts'

const flag = (brief: string) => ({ kind: 'boolean', brief, default: false, withNegated: false }) as const
const text = (brief: string) => ({ kind: 'parsed', brief, parse: String, optional: true }) as const

const routes = buildRouteMap<string, CliContext>({
  routes: {
    migrate: buildCommand({
      loader: async () => (await import('./migrate.ts')).migrate,
      parameters: {},
      docs: { brief: 'Bring the database up to this version' },
    }),
    'create-admin': buildCommand({
      loader: async () => (await import('./create-admin.ts')).createAdmin,
      parameters: {
        flags: {
          username: text('The name to sign in with; asked for when left out'),
          email: text('The e-mail address; asked for when left out'),
        },
      },
      docs: {
        brief: 'Make an account that may administer this server',
        fullDescription:
          'Make an account that may administer this server. The password is asked for, or read from standard input when that is not a terminal.',
      },
    }),
    'seed-demo': buildCommand({
      loader: async () => (await import('./seed-demo.ts')).seedDemo,
      parameters: {
        flags: {
          force: flag('Add the demo people beside the accounts that are here already'),
          'password-stdin': flag('Read their password from standard input instead of making one'),
        },
      },
      docs: { brief: 'Fill an empty server with a small made-up community' },
    }),
    'write-docs': buildCommand({
      loader: async () => (await import('./write-docs.ts')).writeDocs,
      parameters: {
        flags: { check: flag('Write nothing; fail when docs/configuration.md is not up to date') },
      },
      docs: { brief: 'Write docs/configuration.md from the variables that the server reads' },
    }),
  },
  docs: {
    brief: 'Care for a FitTrack server: it uses the same environment variables as `npm start`',
  },
})

/** One sentence for an error that the operator can fix; the stack for any other. */
function describeFailure(error: unknown): string {
  if (error instanceof StartupError) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** The command line. Each command is loaded only when it is called. */
export const application = buildApplication<CliContext>(routes, {
  name: 'fittrack',
  localization: { text: { ...text_en, exceptionWhileRunningCommand: describeFailure } },
})
