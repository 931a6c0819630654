import { readFileSync } from 'node:fs'
import { inject } from 'vitest'
import { waitUntil } from './browser.ts'

type Mail = { to: string; subject: string; text: string }

function logLines<T>(): T[] {
  const lines = readFileSync(inject('server').log, 'utf8').split('\n')
  return lines
    .filter((line) => line.startsWith('{') && line.endsWith('}'))
    .map((line) => JSON.parse(line) as T)
}

export function mailsTo(address: string): Mail[] {
  return logLines<{ mail?: Mail }>().flatMap(({ mail }) => (mail?.to === address ? [mail] : []))
}

/** Waits for a mail with a link to a page of this server; returns the path and hash of the newest such link. */
export async function mailedLink(page: string, address: string): Promise<string> {
  return waitUntil(`a mail to ${address} with a link to ${page}`, async () => {
    const words = mailsTo(address).flatMap(({ text }) => text.split(/\s+/))
    const links = words.filter((word) => URL.canParse(word)).map((word) => new URL(word))
    const found = links.findLast(({ pathname }) => pathname === page)
    return found ? found.pathname + found.hash : false
  })
}

export function loggedErrors(): unknown[] {
  return logLines<{ level: number | string }>().filter(
    ({ level }) => level === 'error' || level === 'fatal' || Number(level) >= 50,
  )
}
