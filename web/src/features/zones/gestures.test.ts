import { expect, test } from 'vitest'
import { createGestures } from './gestures.ts'

function pointing() {
  const said: unknown[] = []
  const gestures = createGestures({
    pan: (by) => said.push(['pan', ...by]),
    zoom: (factor, at) => said.push(['zoom', factor, ...at]),
    tap: (at) => said.push(['tap', ...at]),
  })
  const map = document.createElement('div')
  map.getBoundingClientRect = () => ({ left: 100, top: 50 }) as DOMRect
  const at = (type: 'down' | 'move' | 'up' | 'cancel', x: number, y: number, pointerId = 1) =>
    gestures[type]({ pointerId, clientX: x + 100, clientY: y + 50, currentTarget: map })
  return { said, at }
}

test('a tap may tremble', () => {
  const { said, at } = pointing()
  at('down', 10, 20)
  at('move', 14, 22)
  at('up', 14, 22)
  expect(said).toEqual([['tap', 14, 22]])
})

test('a drag moves the map, and is no tap', () => {
  const { said, at } = pointing()
  at('down', 10, 20)
  at('move', 30, 20)
  at('move', 31, 25)
  at('up', 31, 25)
  at('move', 90, 90)
  expect(said).toEqual([
    ['pan', 20, 0],
    ['pan', 1, 5],
  ])
})

test('two fingers zoom around their middle and move the map', () => {
  const { said, at } = pointing()
  at('down', 0, 0, 1)
  at('down', 100, 0, 2)
  at('move', 200, 0, 2)
  at('up', 200, 0, 2)
  at('up', 0, 0, 1)
  expect(said).toEqual([
    ['zoom', 2, 100, 0],
    ['pan', 50, 0],
  ])
})

test('a gesture that the system takes over does nothing', () => {
  const { said, at } = pointing()
  at('down', 10, 10)
  at('cancel', 10, 10)
  at('up', 10, 10)
  expect(said).toEqual([])
})
