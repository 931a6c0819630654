import { cleanup, configure } from '@testing-library/svelte'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { useLanguage } from '../src/i18n/i18n.svelte.ts'
import { replaceSearch } from '../src/router/router.svelte.ts'
import { dropSession } from '../src/session/session.svelte.ts'
import { refuseRequest, takeUnknownRequests } from './fake-api.ts'

// Tests look for English texts.
await useLanguage('en')

// A slow machine takes its time to load the first page.
configure({ asyncUtilTimeout: 20_000 })
vi.setConfig({ testTimeout: 60_000 })

// happy-dom has no layout, so every element gets 600 by 300 pixels: charts and maps need a size to be drawn.
Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 600 })
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 300 })

// `bind:value` looks for the selected option with `:checked`, which happy-dom does not support.
const querySelector = HTMLSelectElement.prototype.querySelector
HTMLSelectElement.prototype.querySelector = function (this: HTMLSelectElement, selector: string) {
  return selector === ':checked'
    ? (this.options[this.selectedIndex] ?? null)
    : querySelector.call(this, selector)
} as typeof querySelector

beforeEach(() => {
  vi.stubGlobal('fetch', refuseRequest)
})

afterEach(async () => {
  // Removes the page first: it would send requests when the address or the session changes below.
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  dropSession()
  history.replaceState({}, '', '/')
  replaceSearch('')
  await useLanguage('en')
  expect(takeUnknownRequests(), 'requests without a route in the fake API').toEqual([])
})
