import { readFileSync } from 'node:fs'

/** Linux counts CPU time for programs in hundredths of a second, whatever the kernel's own clock is. */
const TICK_MS = 10

/** The most memory that a process has used, in bytes; null where the system does not report it. */
export function peakMemory_bytes(pid: number): number | null {
  const [, peak_kib] = /^VmHWM:\s+(\d+) kB$/m.exec(readProc(pid, 'status')) ?? []
  return peak_kib === undefined ? null : Number(peak_kib) * 1024
}

/** The CPU time that all threads of a process have used, in milliseconds; null where the system does not report it. */
export function cpuTime_ms(pid: number): number | null {
  // The second field is the name of the program, in parentheses. It may contain spaces.
  const fields = readProc(pid, 'stat').split(') ').at(-1)?.split(' ') ?? []
  const [user, system] = [Number(fields[11]), Number(fields[12])]
  return Number.isFinite(user + system) ? TICK_MS * (user + system) : null
}

/** A file of the process in /proc; empty on other systems than Linux, and for a process that has ended. */
function readProc(pid: number, name: 'stat' | 'status'): string {
  if (process.platform !== 'linux') return ''
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'latin1')
  } catch {
    return ''
  }
}
