import type { Language } from '../../platform/i18n.ts'
import { translate } from '../../platform/i18n.ts'
import { escapeMarkup } from '../../platform/markup.ts'
import { toIso } from '../../platform/time.ts'
import { type Feed, type FeedEntry, feedPath } from './feed.ts'
import { summaryLine } from './summary.ts'

/** A feed without entries was never updated, but Atom demands an instant. */
const NEVER_MS = 0

/** The feed as Atom (RFC 4287). All text of people is escaped text, never markup. */
export function toAtom(feed: Feed, publicUrl: string, language: Language): string {
  const { username, name, entries } = feed
  const updated_at = Math.max(NEVER_MS, ...entries.map(updatedAt))
  const page = `${publicUrl}/people/${encodeURIComponent(username)}`
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    element('id', tagUri(publicUrl, `people/${username}`)),
    element('title', translate(language, 'public_page.feed', { name })),
    element('updated', toIso(updated_at)),
    link('self', `${publicUrl}${feedPath(username)}`, 'application/atom+xml'),
    link('alternate', page, 'text/html'),
    `<author>${element('name', name)}${element('uri', page)}</author>`,
    element('generator', 'FitTrack'),
    ...entries.map((entry) => toEntry(entry, publicUrl, language)),
    '</feed>',
    '',
  ].join('\n')
}

function toEntry(workout: FeedEntry, publicUrl: string, language: Language): string {
  const { id, title, notes, started_at } = workout
  return [
    '<entry>',
    element('id', tagUri(publicUrl, `workouts/${id}`)),
    element('title', title),
    element('updated', toIso(updatedAt(workout))),
    element('published', toIso(started_at)),
    link('alternate', `${publicUrl}/workouts/${id}`, 'text/html'),
    link('enclosure', `${publicUrl}/api/workouts/${id}/card/`, 'image/png'),
    element('summary', summaryLine(workout, language)),
    ...(notes === '' ? [] : [element('content', notes)]),
    '</entry>',
  ].join('\n')
}

/** Others get only the day of a change, which may be before the start. */
function updatedAt({ updated_at, started_at }: FeedEntry): number {
  return Math.max(updated_at, started_at)
}

/** An id that stays the same while the server keeps its name (RFC 4151). */
function tagUri(publicUrl: string, path: string): string {
  return `tag:${new URL(publicUrl).hostname},2026:${path}`
}

function element(name: string, text: string): string {
  return `<${name}>${escapeMarkup(text)}</${name}>`
}

function link(rel: string, href: string, type: string): string {
  return `<link rel="${rel}" type="${type}" href="${escapeMarkup(href)}"/>`
}
