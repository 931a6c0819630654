import type { FitMessages } from '@garmin/fitsdk'

/** Garmin's abbreviations of its product lines. */
const PRODUCT_LINES: Record<string, string> = { fr: 'Forerunner' }

/** The display name of the recording device, such as "Garmin Edge 500"; null when the file names none. */
export function deviceOf({ fileIdMesgs, deviceInfoMesgs = [] }: FitMessages): string | null {
  const file = fileIdMesgs?.[0]
  const creator = deviceInfoMesgs.find((device) => device.deviceIndex === 'creator')
  const product =
    nameOrNull(file?.productName) ?? nameOrNull(creator?.productName) ?? garminProduct(file?.garminProduct)
  const maker = addSpaces(nameOrNull(file?.manufacturer) ?? nameOrNull(creator?.manufacturer) ?? '')
  if (!product) return maker || null
  return product.toLowerCase().startsWith(maker.toLowerCase()) ? product : `${maker} ${product}`
}

/** The name; null for a number, which the decoder gives where the profile has no name. */
function nameOrNull(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 100) : null
}

function garminProduct(value: unknown): string | null {
  const name = nameOrNull(value)
  return name && addSpaces(name.replace(/^[a-z]+(?=\d)/, (line) => PRODUCT_LINES[line] ?? line))
}

/** "edge500" → "Edge 500", "wahooFitness" → "Wahoo Fitness", "Forerunner735xt" → "Forerunner 735XT". */
function addSpaces(name: string): string {
  return name
    .replace(/([a-z])(\d)/g, '$1 $2')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/(\d)([a-z]+)$/, (_, digit: string, suffix: string) => digit + suffix.toUpperCase())
    .replace(/^./, (letter) => letter.toUpperCase())
}
