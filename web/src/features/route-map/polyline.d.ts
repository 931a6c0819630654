// The library brings no types; DefinitelyTyped's are not worth a dependency for one function.
declare module '@mapbox/polyline' {
  export function decode(text: string, precision?: number): [lat: number, lon: number][]
}
