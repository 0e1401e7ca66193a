import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { step } from './stepping.ts'
import type { Place, Step } from './stepping.ts'

const row = (text: string): boolean[] => [...text].map((sign) => sign === 'x')
const lines = [row('xx.xx'), row('..xx.'), row('.....')]
const column = [row('x'), row('x'), row('.'), row('x')]
const place = (row: number, column: number): Place => ({ row, column })

describe('walking along the figures', () => {
  test.each<[string, boolean[][], Place | undefined, string, Step]>([
    ['the first key leads to the first figure', lines, undefined, 'ArrowRight', place(0, 0)],
    ['End as the first key leads to the last of the last row', lines, undefined, 'End', place(1, 3)],
    ['right', lines, place(0, 0), 'ArrowRight', place(0, 1)],
    ['over a hole', lines, place(0, 1), 'ArrowRight', place(0, 3)],
    ['and back over it', lines, place(0, 3), 'ArrowLeft', place(0, 1)],
    ['no further than the end', lines, place(0, 4), 'ArrowRight', place(0, 4)],
    ['down to the nearest figure of the next row', lines, place(0, 0), 'ArrowDown', place(1, 2)],
    ['an empty row is no way', lines, place(1, 2), 'ArrowDown', place(1, 2)],
    ['Home leads to the first of the row', lines, place(1, 3), 'Home', place(1, 2)],
    ['End to the last', lines, place(0, 0), 'End', place(0, 4)],
    ['in a single column right leads down', column, place(0, 0), 'ArrowRight', place(1, 0)],
    ['over a hole in the column', column, place(1, 0), 'ArrowDown', place(3, 0)],
    ['End leads to the foot of the column', column, place(0, 0), 'End', place(3, 0)],
    ['Escape leaves', lines, place(0, 0), 'Escape', 'leave'],
    ['Escape is not ours while nothing is chosen', lines, undefined, 'Escape', undefined],
    ['other keys are not ours', lines, place(0, 0), 'j', undefined],
    ['up and down scroll the page where there is one row', [row('xxx')], place(0, 1), 'ArrowDown', undefined],
    ['nothing to walk on', [], undefined, 'ArrowRight', undefined],
  ])('%s', (_, steps, at, key, expected) => {
    expect(step(steps, at, key)).toEqual(expected)
  })

  test('page keys move by a tenth', () => {
    const long = [row('x'.repeat(200))]
    expect(step(long, place(0, 50), 'PageDown')).toEqual(place(0, 70))
    expect(step(long, place(0, 5), 'PageUp')).toEqual(place(0, 0))
  })

  test('the first key leads to where the drawing wants to begin', () => {
    expect(step(lines, undefined, 'ArrowRight', place(0, 3))).toEqual(place(0, 3))
  })

  test('every figure can be reached, and only figures', () => {
    const grids = fc.array(fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }), {
      minLength: 1,
      maxLength: 4,
    })
    const keys = fc.array(
      fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'),
    )
    fc.assert(
      fc.property(grids, keys, (grid, pressed) => {
        let at: Place | undefined
        for (const key of pressed) {
          const next = step(grid, at, key)
          if (next === undefined || next === 'leave') continue
          at = next
          expect(grid[at.row]?.[at.column]).toBe(true)
        }
      }),
    )
  })
})
