/** A GPX recording of a walk north with one point per second. */
export function buildGpx(points = 20, start = Date.UTC(2026, 4, 1, 6, 30)): string {
  const trkpts = Array.from({ length: points }, (_, i) => {
    const time = new Date(start + i * 1000).toISOString()
    return `<trkpt lat="${(46 + i * 1e-5).toFixed(6)}" lon="14.5"><ele>${300 + (i % 7)}</ele><time>${time}</time><extensions><gpxtpx:TrackPointExtension><gpxtpx:hr>${120 + (i % 30)}</gpxtpx:hr><gpxtpx:cad>80</gpxtpx:cad></gpxtpx:TrackPointExtension><power>200</power></extensions></trkpt>`
  })
  return gpxOf(
    `<trk><name>Morning &amp; more</name><type>trail_running</type><trkseg>${trkpts.join('')}</trkseg></trk>`,
  )
}

export function gpxOf(content: string, prologue = '<?xml version="1.0" encoding="UTF-8"?>'): string {
  const namespaces =
    'xmlns="http://www.topografix.com/GPX/1/1" xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v1"'
  return `${prologue}<gpx version="1.1" creator="Test Watch" ${namespaces}>${content}</gpx>`
}

/** A TCX recording of a ride of one lap with one point per second. */
export function buildTcx(points = 20, start = Date.UTC(2026, 4, 1, 6, 30)): string {
  const id = new Date(start).toISOString()
  const trackpoints = Array.from({ length: points }, (_, i) => {
    const time = new Date(start + i * 1000).toISOString()
    return `<Trackpoint><Time>${time}</Time><Position><LatitudeDegrees>${46 + i * 1e-5}</LatitudeDegrees><LongitudeDegrees>14.5</LongitudeDegrees></Position><DistanceMeters>${i * 5}</DistanceMeters><HeartRateBpm><Value>130</Value></HeartRateBpm><Extensions><TPX xmlns="http://www.garmin.com/xmlschemas/ActivityExtension/v2"><Speed>5</Speed><Watts>210</Watts></TPX></Extensions></Trackpoint>`
  })
  const lap = `<Lap StartTime="${id}"><TotalTimeSeconds>${points - 1}</TotalTimeSeconds><DistanceMeters>${(points - 1) * 5}</DistanceMeters><Calories>12</Calories><Track>${trackpoints.join('')}</Track></Lap>`
  return tcxOf(`<Activities><Activity Sport="Biking"><Id>${id}</Id>${lap}</Activity></Activities>`)
}

export function tcxOf(content: string): string {
  const namespace = 'http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2'
  return `<?xml version="1.0"?><TrainingCenterDatabase xmlns="${namespace}">${content}</TrainingCenterDatabase>`
}

/** The text as UTF-16, with a byte-order mark unless `withMark` is false. */
export function utf16(text: string, order: 'le' | 'be', withMark = true): Uint8Array {
  const bytes = Buffer.from(withMark ? `\uFEFF${text}` : text, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}
