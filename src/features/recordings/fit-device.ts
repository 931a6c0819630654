import type { FitMessages } from '@garmin/fitsdk'

/** Garmin's short names for its product lines. */
const PRODUCT_LINES: Record<string, string> = { fr: 'Forerunner' }

/** What people call the recording device, such as "Garmin Edge 500"; null when the file does not say. */
export function deviceOf({ fileIdMesgs, deviceInfoMesgs = [] }: FitMessages): string | null {
  const file = fileIdMesgs?.[0]
  const creator = deviceInfoMesgs.find((device) => device.deviceIndex === 'creator')
  const product = named(file?.productName) ?? named(creator?.productName) ?? productLine(file?.garminProduct)
  const maker = spacedOut(named(file?.manufacturer) ?? named(creator?.manufacturer) ?? '')
  if (!product) return maker || null
  return product.toLowerCase().startsWith(maker.toLowerCase()) ? product : `${maker} ${product}`
}

/** The decoder leaves a number where the profile has no name for it. */
function named(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 100) : null
}

function productLine(value: unknown): string | null {
  const name = named(value)
  return name && spacedOut(name.replace(/^[a-z]+(?=\d)/, (line) => PRODUCT_LINES[line] ?? line))
}

/** "edge500" → "Edge 500", "wahooFitness" → "Wahoo Fitness", "Forerunner735xt" → "Forerunner 735XT". */
function spacedOut(name: string): string {
  return name
    .replace(/([a-z])(\d)/g, '$1 $2')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/(\d)([a-z]+)$/, (_, digit: string, suffix: string) => digit + suffix.toUpperCase())
    .replace(/^./, (letter) => letter.toUpperCase())
}
