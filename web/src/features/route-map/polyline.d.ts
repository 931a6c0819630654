// The library has no types of its own, and one function is not worth another dependency.
declare module '@mapbox/polyline' {
  export function decode(text: string, precision?: number): [lat: number, lon: number][]
}
