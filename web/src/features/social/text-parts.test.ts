import { expect, test } from 'vitest'
import { textParts } from './text-parts.ts'

const links = (content: string) =>
  textParts(content, []).flatMap((part) => (part.kind === 'link' ? [part.href] : []))

test.each([
  ['https://example.org', ['https://example.org/']],
  ['See http://example.org/a?b=c#d.', ['http://example.org/a?b=c#d']],
  ['(https://example.org/a)', ['https://example.org/a']],
  ['https://example.org/a_(b), yes', ['https://example.org/a_(b)']],
  ['“https://example.org/x”!', ['https://example.org/x']],
  ['HTTPS://EXAMPLE.org/A', ['https://example.org/A']],
  ['https://a.example https://b.example', ['https://a.example/', 'https://b.example/']],
  ['javascript:alert(1)', []],
  ['data:text/html,hello ftp://example.org //example.org www.example.org', []],
  ['http:// https://', []],
  ['https://[', []],
])('the links in %s', (content, expected) => {
  expect(links(content)).toEqual(expected)
})

test('only people whom the server has found are mentions', () => {
  const content = 'Hi @Ana.Lind, @tom and ann@eva.example! @eva.'
  expect(textParts(content, [{ username: 'ana.lind' }, { username: 'eva' }])).toEqual([
    { kind: 'text', text: 'Hi ' },
    { kind: 'mention', text: '@Ana.Lind', href: '/people/ana.lind' },
    { kind: 'text', text: ', @tom and ann@eva.example! ' },
    { kind: 'mention', text: '@eva', href: '/people/eva' },
    { kind: 'text', text: '.' },
  ])
})

test('nothing of the text is lost or added', () => {
  const content = '<b>Bold</b> https://example.org/<i>?! @ana\n\n&amp; (https://example.org).'
  const parts = textParts(content, [{ username: 'ana' }])
  expect(parts.map(({ text }) => text).join('')).toBe(content)
})

test('a very long text without spaces takes no time', () => {
  const began = performance.now()
  textParts(`https://example.org/${')'.repeat(1_900)}`, [])
  textParts('@a.'.repeat(660), [])
  expect(performance.now() - began).toBeLessThan(1_000)
})
