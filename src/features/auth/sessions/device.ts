import Bowser from 'bowser'

export type Device = { browser: string; device: string }

/** Names the browser and the device of a user agent: "Firefox", "Windows computer". Both are empty when unknown. */
export function describeDevice(user_agent: string): Device {
  if (!user_agent) return { browser: '', device: '' }
  const { browser, os, platform } = Bowser.parse(user_agent)
  const kind = platform.model ?? DEVICE_NAMES[platform.type ?? ''] ?? ''
  return { browser: browser.name ?? '', device: [os.name, kind].filter(Boolean).join(' ') }
}

const DEVICE_NAMES: Record<string, string> = {
  desktop: 'computer',
  mobile: 'phone',
  tablet: 'tablet',
  tv: 'TV',
}
