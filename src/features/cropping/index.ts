export { type Cell, cellAround, type Grid } from './cells.ts'
export { cropTrack, type Hiding } from './crop.ts'
export { type ShownPart, shownPartOf } from './shown-part.ts'
