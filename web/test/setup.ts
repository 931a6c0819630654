import { useLanguage } from '../src/i18n/i18n.svelte.ts'

// Tests look for texts as an English reader sees them.
await useLanguage('en')
