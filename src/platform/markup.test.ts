import { expect, it } from 'vitest'
import { escapeMarkup } from './markup.ts'

it.each([
  ['<b a="1" b=\'2\'>&amp;', '&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;amp;'],
  ['a\u0000\u0007\u001b\u007f\u0085b', 'ab'],
  ['tab\tline\nreturn\r', 'tab\tline\nreturn\r'],
  ['half \ud83d, whole \u{1f6b2}, \ufffe\uffff', 'half , whole \u{1f6b2}, '],
])('writes %j as text that no parser takes for markup or refuses', (text, escaped) => {
  expect(escapeMarkup(text)).toBe(escaped)
})
