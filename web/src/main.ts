import './tokens.css'
import './base.css'
import { mount } from 'svelte'
import App from './App.svelte'
import { preferredLanguage, useLanguage } from './i18n/i18n.svelte.ts'
import { startRouter } from './router/router.svelte.ts'

await useLanguage(preferredLanguage())
startRouter()
mount(App, { target: document.getElementById('app') as HTMLElement })
