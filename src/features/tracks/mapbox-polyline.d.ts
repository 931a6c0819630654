declare module '@mapbox/polyline' {
  const polyline: {
    encode(coordinates: [lat: number, lon: number][], precision?: number): string
    decode(encoded: string, precision?: number): [lat: number, lon: number][]
  }
  export default polyline
}
