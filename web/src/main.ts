import './tokens.css'
import './base.css'
import './patterns.css'
import { mount } from 'svelte'
import { followUnread } from './events/unread.svelte.ts'
import { forgetPushAtSignOut } from './features/notifications/push.ts'
import { preferredLanguage, useLanguage } from './i18n/i18n.svelte.ts'
import { pages } from './pages.ts'
import { startRouter } from './router/router.svelte.ts'
import App from './shell/App.svelte'

await useLanguage(preferredLanguage())
startRouter()
forgetPushAtSignOut()
followUnread()
mount(App, { target: document.getElementById('app') as HTMLElement, props: { pages } })
