import { readdirSync, readFileSync } from 'node:fs'

// Looks at processes of the machine through /proc, which only Linux has.

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

export const isStopped = (pid: number) => fieldsOf(pid)[0] === 'T'

/** Sends the signal unless the process has ended. */
export function signal(pid: number, name: NodeJS.Signals): void {
  if (isAlive(pid)) process.kill(pid, name)
}

export function childrenOf(pid: number): number[] {
  return processes().filter((child) => Number(fieldsOf(child)[1]) === pid)
}

/** The processes whose command contains the text. */
export function processesWith(text: string): number[] {
  return processes().filter((pid) => read(pid, 'cmdline').includes(text))
}

const processes = () => readdirSync('/proc').map(Number).filter(Number.isInteger)

/** The state of a process, its parent, and so on. */
function fieldsOf(pid: number): string[] {
  return read(pid, 'stat').split(') ').at(-1)?.split(' ') ?? []
}

/** Empty for a process that has ended. */
function read(pid: number, name: 'stat' | 'cmdline'): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'latin1')
  } catch {
    return ''
  }
}
