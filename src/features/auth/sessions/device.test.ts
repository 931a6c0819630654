import { describe, expect, it } from 'vitest'
import { describeDevice } from './device.ts'

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36'
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1'

describe('describeDevice', () => {
  const devices: [string, string, { browser: string; device: string }][] = [
    ['a computer', CHROME, { browser: 'Chrome', device: 'Windows computer' }],
    ['a phone', IPHONE, { browser: 'Safari', device: 'iOS iPhone' }],
    ['a command-line program', 'curl/8.5.0', { browser: '', device: '' }],
    ['an empty user agent', '', { browser: '', device: '' }],
    ['a browser with a name of its own', 'Win-at-evil.com/1 (x) y', { browser: '', device: '' }],
    ['a browser with an address as its name', 'http://evil.example/1.0 (', { browser: '', device: '' }],
    ['a phone with a model of its own', 'Nokia 800.900 x', { browser: '', device: 'phone' }],
    [
      'a phone with an address in its model',
      CHROME.replace('Windows NT 10.0; Win64; x64', 'Linux; Android 10; evil.com Build/1').replace(
        ' Safari',
        ' Mobile Safari',
      ),
      { browser: 'Chrome', device: 'Android phone' },
    ],
    ['a hostile user agent', `<script>\r\n${'('.repeat(5_000)}`, { browser: '', device: '' }],
  ]
  it.each(devices)('names the browser and device of %s', (_, agent, expected) => {
    expect(describeDevice(agent)).toEqual(expected)
  })
})
