import childProcess from 'node:child_process'
import { syncBuiltinESMExports } from 'node:module'
import { WORKERS } from './kinds.ts'

// Loaded before the server. Each worker process then loads `redirect.ts` first, which gets the folder of the orders.

const redirect = new URL('./redirect.ts', import.meta.url)
redirect.searchParams.set('orders', process.env.WORKER_TROUBLE_DIR ?? '')

const isWorker = (argument: string) => WORKERS.some((name) => argument.endsWith(`${name}.ts`))

const { spawn } = childProcess
childProcess.spawn = ((file: string, args: string[], options: childProcess.SpawnOptions) => {
  const script = args.findIndex(isWorker)
  return spawn(file, script < 0 ? args : args.toSpliced(script, 0, '--import', redirect.href), options)
}) as typeof spawn
syncBuiltinESMExports()
