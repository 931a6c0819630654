import { configure } from '@testing-library/svelte'
import { vi } from 'vitest'
import { useLanguage } from '../src/i18n/i18n.svelte.ts'

// Tests look for texts as an English reader sees them.
await useLanguage('en')

// A slow machine takes its time to load the first page.
configure({ asyncUtilTimeout: 20_000 })
vi.setConfig({ testTimeout: 60_000 })
