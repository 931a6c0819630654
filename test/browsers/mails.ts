import { readFileSync } from 'node:fs'
import { inject } from 'vitest'
import { until } from './browser.ts'

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

/** Waits for the newest mail to somebody that leads to a page; answers where its link leads on this server. */
export async function linkTo(page: string, address: string): Promise<string> {
  return until(`a mail to ${address} with a link to ${page}`, async () => {
    const words = mailsTo(address).flatMap(({ text }) => text.split(/\s+/))
    const links = words.filter((word) => URL.canParse(word)).map((word) => new URL(word))
    const found = links.findLast(({ pathname }) => pathname === page)
    return found ? found.pathname + found.hash : false
  })
}

/** What the server complained of. */
export function loggedErrors(): unknown[] {
  return logLines<{ level: number | string }>().filter(
    ({ level }) => level === 'error' || level === 'fatal' || Number(level) >= 50,
  )
}
