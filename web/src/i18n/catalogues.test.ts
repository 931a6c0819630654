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
