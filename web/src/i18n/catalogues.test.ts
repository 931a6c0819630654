import { expect, test } from 'vitest'
import de from '../locales/de.json'
import en from '../locales/en.json'

type Catalogue = { [key: string]: string | Catalogue }

function leavesOf(catalogue: Catalogue, prefix = ''): [key: string, text: string][] {
  return Object.entries(catalogue).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : leavesOf(value, `${prefix}${key}.`),
  )
}

const english = new Map(leavesOf(en))
const german = new Map(leavesOf(de))
const placeholders = (text = '') => [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name).toSorted()

test('every text exists in every language, and none is empty', () => {
  expect([...german.keys()].toSorted()).toEqual([...english.keys()].toSorted())
  expect([...english, ...german].filter(([, text]) => !text.trim())).toEqual([])
})

test('a text has the same placeholders in every language', () => {
  const differing = [...english].filter(
    ([key, text]) => placeholders(text).join() !== placeholders(german.get(key)).join(),
  )
  expect(differing).toEqual([])
})

test('every text of the client is used', () => {
  const sources = import.meta.glob<string>('../**/*.{ts,svelte}', {
    query: '?raw',
    import: 'default',
    eager: true,
  })
  const code = Object.entries(sources)
    .filter(([file]) => !/\.(test|d)\.ts$/.test(file))
    .map(([, text]) => text)
    .join('\n')
  const keys = new Set([...code.matchAll(/['"`]([\w.]+)['"`]/g)].map(([, key]) => key))
  // The code also builds keys, such as `goals.kinds.${kind}`, from values of the API.
  const patterns = [...code.matchAll(/`(\w+\.[\w.]*\$\{[^`]*)`/g)].map(
    ([, template = '']) => new RegExp(`^${template.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '\\w+')}$`),
  )
  const isUsed = (key: string) => keys.has(key) || patterns.some((pattern) => pattern.test(key))
  const unused = [...english.keys()].filter(
    (key) => !isUsed(key) && !isUsed(key.replace(/_(zero|one|other)$/, '')),
  )
  expect(unused).toEqual([])
})
