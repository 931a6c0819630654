import { fireEvent, render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import Scrubber from './Scrubber.svelte'
import { linear } from './scale.ts'

// A hundred samples between the pixels 40 and 535.
const xs = Array.from({ length: 100 }, (_, i) => i)
const props = {
  label: 'Position',
  index: null,
  xs,
  x: linear([0, 99], [40, 535]),
  inset: 40,
  describe: (index: number) => `Sample ${index}`,
}

function open() {
  render(Scrubber, props)
  const slider = screen.getByRole('slider', { name: 'Position' })
  return { slider, at: () => slider.getAttribute('aria-valuetext') }
}

const line = () => document.querySelector('.line')
const pointer = (slider: HTMLElement, type: string, x = 0) =>
  fireEvent(slider, new PointerEvent(type, { clientX: x, pointerType: 'mouse', bubbles: true }))

test.each([
  ['{ArrowRight}', 'Sample 1'],
  ['{ArrowRight}{ArrowRight}{ArrowLeft}', 'Sample 1'],
  ['{Shift>}{ArrowRight}{/Shift}', 'Sample 10'],
  ['{PageUp}', 'Sample 40'],
  ['{End}', 'Sample 99'],
  ['{End}{ArrowRight}', 'Sample 99'],
  ['{End}{Home}', 'Sample 0'],
  ['{ArrowLeft}', 'Sample 0'],
])('pressing %s moves the line to %s', async (keys, sample) => {
  const { slider, at } = open()
  slider.focus()
  await userEvent.keyboard(keys)
  expect(at()).toBe(sample)
})

test('Escape hides the line', async () => {
  const { slider } = open()
  slider.focus()
  await userEvent.keyboard('{ArrowRight}')
  expect(line()).not.toBeNull()
  await userEvent.keyboard('{Escape}')
  expect(line()).toBeNull()
})

test('the line follows the pointer to the nearest sample, and disappears when the pointer leaves', async () => {
  const { slider, at } = open()
  await pointer(slider, 'pointermove', 291)
  expect(at()).toBe('Sample 50')
  expect((line() as HTMLElement).style.left).toBe('290px')
  await pointer(slider, 'pointermove', 5000)
  expect(at()).toBe('Sample 99')
  await pointer(slider, 'pointerleave')
  expect(line()).toBeNull()
})
