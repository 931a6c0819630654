import './tokens.css'
import './base.css'
import './patterns.css'
import { mount } from 'svelte'
import { followEvents } from './events/events.svelte.ts'
import { keepPush } from './features/notifications/keep-push.svelte.ts'
import { preferredLanguage, useLanguage } from './i18n/i18n.svelte.ts'
import { pages } from './pages.ts'
import { startRouter } from './router/router.svelte.ts'
import App from './shell/App.svelte'

await useLanguage(preferredLanguage())
startRouter()
keepPush()
followEvents()
mount(App, { target: document.getElementById('app') as HTMLElement, props: { pages } })
