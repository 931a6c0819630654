import Bowser from 'bowser'

export type Device = { browser: string; device: string }

/**
 * Names the browser and the device of a user agent, such as "Firefox" and "Windows computer". Both are empty when
 * unknown. Uses only names from the library's lists, because the library takes the name of an unknown browser from the
 * user agent, where anybody can write anything.
 */
export function describeDevice(user_agent: string): Device {
  if (!user_agent) return { browser: '', device: '' }
  const { browser, os, platform } = Bowser.parse(user_agent)
  const kind = nameIn(MODELS, platform.model) || (DEVICE_NAMES[platform.type ?? ''] ?? '')
  return {
    browser: nameIn(BROWSERS, browser.name),
    device: [nameIn(SYSTEMS, os.name), kind].filter(Boolean).join(' '),
  }
}

const BROWSERS = new Set(Object.values(Bowser.BROWSER_MAP))
const SYSTEMS = new Set(Object.values(Bowser.OS_MAP))
const MODELS = new Set(['iPhone', 'iPad', 'iPod'])

const DEVICE_NAMES: Record<string, string> = {
  desktop: 'computer',
  mobile: 'phone',
  tablet: 'tablet',
  tv: 'TV',
}

function nameIn(names: ReadonlySet<string>, name: string | undefined): string {
  return name !== undefined && names.has(name) ? name : ''
}
