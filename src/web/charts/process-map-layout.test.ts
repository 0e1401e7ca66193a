import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FlowBand } from './flow-layout.ts'
import { chosenOf } from './process-map-chosen.ts'
import { layersOf } from './process-map-layers.ts'
import { mapPlan } from './process-map-layout.ts'

const KEYS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const
const band = (from: string, to: string, count = 1, back = false): FlowBand => ({ from, to, count, back })
const bands = fc.uniqueArray(
  fc
    .tuple(fc.constantFrom(...KEYS), fc.constantFrom(...KEYS), fc.integer({ min: 1, max: 500 }), fc.boolean())
    .map(([from, to, count, back]) => band(from, to, count, back)),
  { selector: ({ from, to }) => from + to, maxLength: 20 },
)
const rooms = fc.constantFrom(
  { width: 1180, boxWidth: 158, boxHeight: 56, between: 62 },
  { width: 318, boxWidth: 96, boxHeight: 60, between: 56 },
)

describe('a map of places', () => {
  test('boxes keep inside and apart, wide and on a phone', () => {
    fc.assert(
      fc.property(bands, rooms, (given, room) => {
        const { boxes, height } = mapPlan(KEYS, given, room)
        expect(boxes.length).toBe(KEYS.length)
        for (const box of boxes) {
          expect(box.x - box.width / 2).toBeGreaterThanOrEqual(0)
          expect(box.x + box.width / 2).toBeLessThanOrEqual(room.width)
          expect(box.y + box.height / 2).toBeLessThanOrEqual(height)
          for (const other of boxes)
            if (other.key < box.key && other.layer === box.layer)
              expect(Math.abs(other.x - box.x)).toBeGreaterThanOrEqual((other.width + box.width) / 2)
        }
      }),
    )
  })

  test('every way begins and ends at the edge of its boxes', () => {
    fc.assert(
      fc.property(bands, rooms, (given, room) => {
        const { boxes, ways } = mapPlan(KEYS, given, room)
        expect(ways.length).toBe(given.length)
        const byKey = new Map(boxes.map((box) => [box.key, box]))
        for (const way of ways)
          for (const [key, at] of [
            [way.band.from, way.points[0]],
            [way.band.to, way.points.at(-1)],
          ] as const) {
            const box = byKey.get(key)
            const [x = NaN, y = NaN] = at ?? []
            expect(Math.abs(x - (box?.x ?? 0))).toBeLessThanOrEqual((box?.width ?? 0) / 2 + 0.001)
            expect(Math.abs(y - (box?.y ?? 0))).toBeLessThanOrEqual((box?.height ?? 0) / 2 + 0.001)
          }
      }),
    )
  })

  test('what leads on leads downwards; only what would close a circle leads up', () => {
    const layers = (...given: FlowBand[]) =>
      Object.fromEntries(layersOf(['a', 'b', 'c'], given, { across: 4, begins: new Set(['a']) }))
    expect(layers(band('a', 'b', 9), band('b', 'c', 9), band('c', 'a', 99))).toEqual({ a: 0, b: 1, c: 2 })
    expect(layers(band('b', 'c', 5, true), band('c', 'b', 3), band('a', 'c', 1))).toEqual({
      a: 0,
      c: 1,
      b: 2,
    })
    expect(layers()).toEqual({ a: 0, b: 0, c: 0 })
  })

  test('no more beside each other than there is room for', () => {
    fc.assert(
      fc.property(bands, fc.integer({ min: 1, max: 4 }), (given, across) => {
        const layers = layersOf(KEYS, given, { across, begins: new Set() })
        const sizes = [...Map.groupBy(layers.values(), (layer) => layer).values()].map((all) => all.length)
        expect(Math.max(...sizes)).toBeLessThanOrEqual(across)
      }),
    )
  })
})

describe('what a map has room for', () => {
  const places = KEYS.map((key, index) => ({ key, count: 100 - index }))

  test('all of it, where there is room', () => {
    const given = [band('a', 'b', 50), band('b', 'a', 20), band('c', 'c', 8)]
    const chosen = chosenOf(places, given, { places: 8, bands: 9 })
    expect(chosen.places.length).toBe(8)
    expect(chosen.bands).toEqual(given)
  })

  test('else the most frequent places and the strongest ways, with one way at least to and from each', () => {
    const given = [
      ...[band('a', 'b', 90), band('b', 'c', 80), band('c', 'a', 70)],
      ...[band('a', 'd', 3), band('d', 'a', 2), band('a', 'h', 60)],
    ]
    const { places: kept, bands: ways } = chosenOf(places, given, { places: 4, bands: 4 })
    expect(kept.map(({ key }) => key)).toEqual(['a', 'b', 'c', 'd'])
    expect(ways.map(({ from, to }) => from + to)).toEqual(['ab', 'bc', 'ca', 'ad', 'da'])
  })
})
