import type { Language } from '../../platform/i18n.ts'
import { translate } from '../../platform/i18n.ts'
import { escapeMarkup } from '../../platform/markup.ts'
import type { Services } from '../../platform/services.ts'
import { NOBODY } from '../../platform/viewer.ts'
import { publicWorkout } from '../workouts/index.ts'
import { CARD_HEIGHT_PX, CARD_WIDTH_PX } from './card.ts'
import { feedPath, findFeed } from './feed.ts'
import { summaryLine } from './summary.ts'

/** What the HTML of a page says about its content; empty if it shows nothing that everybody may see. */
export type PageHead = { title?: string; description?: string; tags: string[]; isIndexable: boolean }

const NOTHING: PageHead = { tags: [], isIndexable: false }

/** The addresses of pages, as in the client's `routes.ts`. */
const WORKOUT_PAGE = /^\/workouts\/(\d{1,15})\/?(?:\?|$)/
const PROFILE_PAGE = /^\/people\/([\w.@+-]{1,64})\/?(?:\?|$)/

type Needs = Pick<Services, 'db' | 'reads' | 'clock' | 'config'>

/** True if `loadHead` asks the database for this address. */
export function hasHead(url: string): boolean {
  return WORKOUT_PAGE.test(url) || PROFILE_PAGE.test(url)
}

/** The head of the page at this address, for somebody without an account. */
export async function loadHead(services: Needs, url: string, language: Language): Promise<PageHead> {
  const [, workout_id] = WORKOUT_PAGE.exec(url) ?? []
  if (workout_id) return headOfWorkout(services, Number(workout_id), language)
  const [, username] = PROFILE_PAGE.exec(url) ?? []
  return username ? headOfProfile(services, username, language) : NOTHING
}

/** What other sites show of a link to the workout (Open Graph protocol, ogp.me). */
async function headOfWorkout(services: Needs, id: number, language: Language): Promise<PageHead> {
  const found = await publicWorkout(services, id)
  if (!found) return NOTHING
  const { workout, isIndexable } = found
  const { publicUrl } = services.config.http
  const description = `${workout.owner_name || workout.owner_username}: ${summaryLine(workout, language)}`
  const tags = Object.entries({
    'og:type': 'article',
    'og:site_name': 'FitTrack',
    'og:title': workout.title,
    'og:description': description,
    'og:url': `${publicUrl}/workouts/${id}`,
    'og:image': `${publicUrl}/api/workouts/${id}/card/`,
    'og:image:type': 'image/png',
    'og:image:width': String(CARD_WIDTH_PX),
    'og:image:height': String(CARD_HEIGHT_PX),
    'og:image:alt': summaryLine(workout, language),
  }).map(([name, value]) => `<meta property="${name}" content="${escapeMarkup(value)}">`)
  tags.push('<meta name="twitter:card" content="summary_large_image">')
  return { title: `${workout.title} · FitTrack`, description, tags, isIndexable }
}

/** Tells feed readers where the feed of the person is. */
async function headOfProfile(services: Needs, username: string, language: Language): Promise<PageHead> {
  const feed = await findFeed(services, NOBODY, username)
  if (!feed) return NOTHING
  const title = escapeMarkup(translate(language, 'public_page.feed', { name: feed.name }))
  const tag = `<link rel="alternate" type="application/atom+xml" title="${title}" href="${feedPath(feed.username)}">`
  return { tags: [tag], isIndexable: false }
}

/** The client's HTML with the head of a page. */
export function insertHead(html: string, { title, description, tags }: PageHead): string {
  let page = html
  // Functions, because `$` in a replacement text has a meaning.
  if (title) page = page.replace(/<title>[^<]*<\/title>/, () => `<title>${escapeMarkup(title)}</title>`)
  if (description)
    page = page.replace(
      /<meta name="description"[^>]*>/,
      () => `<meta name="description" content="${escapeMarkup(description)}">`,
    )
  return page.replace('</head>', () => [...tags, '</head>'].join('\n    '))
}
