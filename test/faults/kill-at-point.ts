import fs, { type FileHandle } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import path from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import type { KillPoint } from './kill-point-names.ts'

// Loaded before the server. KILL_AT is `point:n`: the process kills itself when it reaches the point for the n-th time
// after SIGUSR2.

const [wanted, count] = (process.env.KILL_AT ?? '').split(':')
let left = Number(count)
let isArmed = false
process.on('SIGUSR2', () => {
  isArmed = true
})

function reach(point: KillPoint): void {
  if (isArmed && point === wanted && --left <= 0) process.kill(process.pid, 'SIGKILL')
}

const isPicture = (file: unknown) => /[\\/]media[\\/]images[\\/]/.test(String(file))
const isIncoming = (file: unknown) => String(file).includes(`${path.sep}.incoming${path.sep}`)

const { open, rename, rm } = fs
fs.open = async (file, flags, mode) => {
  const handle = await open(file, flags, mode)
  if (flags === 'wx' && isIncoming(file)) watch(handle)
  return handle
}
fs.rename = async (from, to) => {
  if (isPicture(to)) reach('before rename')
  await rename(from, to)
  if (isPicture(to)) reach('after rename')
}
fs.rm = async (file, options) => {
  await rm(file, options)
  if (isPicture(file)) reach('while files go')
}
syncBuiltinESMExports()

function watch(handle: FileHandle): void {
  const { sync, writeFile } = handle
  handle.writeFile = async (...args) => {
    await writeFile.apply(handle, args)
    reach('receiving')
  }
  handle.sync = async () => {
    reach('before sync')
    await sync.call(handle)
  }
}

let isRowWritten = false
const { prepare } = BetterSqlite3.prototype
BetterSqlite3.prototype.prepare = function (this: BetterSqlite3.Database, sql: string) {
  const statement = prepare.call(this, sql)
  const isRow = /^insert into "image"/.test(sql)
  if (!isRow && sql !== 'commit') return statement
  const run = statement.run.bind(statement) as (...args: unknown[]) => BetterSqlite3.RunResult
  statement.run = (...args: unknown[]) => {
    if (isRow) reach('before the row')
    const result = run(...args)
    if (isRow) reach('after the row')
    else if (isRowWritten) reach('after the commit')
    isRowWritten = isRow
    return result
  }
  return statement
} as typeof prepare
