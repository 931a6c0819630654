import type { MapPoint } from '../route-map/projection.ts'

type Actions = {
  /** A finger or the mouse was moved by so many pixels. */
  pan: (by: MapPoint) => void
  /** Two fingers were moved apart or together around a pixel. */
  zoom: (factor: number, at: MapPoint) => void
  /** A pixel was tapped or clicked. */
  tap: (at: MapPoint) => void
}
type Pointing = Pick<PointerEvent, 'pointerId' | 'clientX' | 'clientY'> & { currentTarget: HTMLElement }

/** A finger trembles; only a longer way is a drag. */
const TREMBLE_PX = 8

/** Tells taps, drags and pinches of pointers apart. */
export function createGestures({ pan, zoom, tap }: Actions) {
  const pointers = new Map<number, MapPoint>()
  let began: MapPoint = [0, 0]
  let isTap = false

  const placeOf = ({ clientX, clientY, currentTarget }: Pointing): MapPoint => {
    const { left, top } = currentTarget.getBoundingClientRect()
    return [clientX - left, clientY - top]
  }

  function pinch(id: number, to: MapPoint) {
    const other = [...pointers].find(([pointer]) => pointer !== id)?.[1]
    const from = pointers.get(id)
    if (!other || !from) return
    const middleOf = (a: MapPoint): MapPoint => [(a[0] + other[0]) / 2, (a[1] + other[1]) / 2]
    const spanOf = (a: MapPoint) => Math.max(1, Math.hypot(a[0] - other[0], a[1] - other[1]))
    const middle = middleOf(to)
    const before = middleOf(from)
    zoom(spanOf(to) / spanOf(from), middle)
    pan([middle[0] - before[0], middle[1] - before[1]])
  }

  return {
    down(event: Pointing) {
      event.currentTarget.setPointerCapture?.(event.pointerId)
      began = placeOf(event)
      pointers.set(event.pointerId, began)
      isTap = pointers.size === 1
    },
    move(event: Pointing) {
      const from = pointers.get(event.pointerId)
      if (!from) return
      const to = placeOf(event)
      if (isTap && Math.hypot(to[0] - began[0], to[1] - began[1]) < TREMBLE_PX) return
      isTap = false
      if (pointers.size === 1) pan([to[0] - from[0], to[1] - from[1]])
      else pinch(event.pointerId, to)
      pointers.set(event.pointerId, to)
    },
    up(event: Pointing) {
      if (pointers.delete(event.pointerId) && isTap) tap(placeOf(event))
      isTap = false
    },
    cancel(event: Pointing) {
      pointers.delete(event.pointerId)
      isTap = false
    },
  }
}
