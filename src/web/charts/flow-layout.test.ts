import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flowLayout, narrowed } from './flow-layout.ts'
import type { FlowBand, FlowPlace } from './flow-layout.ts'

/** Ways of needs through letters, as places by step and bands between them; what ends does so at `z`. */
function flowOf(ways: readonly string[]): { places: FlowPlace[]; bands: FlowBand[] } {
  const counts = new Map<string, number>()
  const links = new Map<string, FlowBand>()
  for (const way of ways)
    for (const [step, letter] of [...way].entries()) {
      const key = `${step}:${letter}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
      const from = step > 0 ? `${step - 1}:${way[step - 1]}` : undefined
      if (from === undefined) continue
      const back = way.slice(0, step).includes(letter)
      const link = links.get(`${from} ${key}`) ?? { from, to: key, count: 0, back }
      links.set(`${from} ${key}`, { ...link, count: link.count + 1 })
    }
  const places = Array.from(counts, ([key, count]): FlowPlace => {
    const [step = '0', letter = ''] = key.split(':')
    return {
      ...{ key, count, label: letter, step: Number(step) },
      ...(letter === 'z' && { role: 'end' as const }),
    }
  })
  return { places, bands: [...links.values()] }
}

const ways = fc.array(
  fc.stringMatching(/^[a-e]{1,5}z?$/).filter((way) => way.length > 0),
  { minLength: 1, maxLength: 60 },
)
const NEAR = 1e-9

describe('places and bands of a flow', () => {
  test('stay inside, never overlap within a step, and are as high as there are many', () => {
    fc.assert(
      fc.property(ways, (given) => {
        const { places, bands } = flowOf(given)
        const { nodes } = flowLayout(places, bands)
        expect(nodes.length).toBe(places.length)
        const perCount = nodes.map(({ top, bottom, count }) => (bottom - top) / count)
        expect(Math.max(...perCount) - Math.min(...perCount)).toBeLessThan(NEAR)
        for (const column of Map.groupBy(nodes, ({ step }) => step).values()) {
          const inTurn = column.toSorted((a, b) => a.top - b.top)
          expect(inTurn[0]?.top).toBeGreaterThanOrEqual(0)
          expect(inTurn.at(-1)?.bottom).toBeLessThanOrEqual(1 + NEAR)
          for (const [index, node] of inTurn.entries())
            if (index > 0) expect(node.top).toBeGreaterThanOrEqual((inTurn[index - 1]?.bottom ?? 0) - NEAR)
        }
      }),
    )
  })

  test('bands lie within both their places and beside each other', () => {
    fc.assert(
      fc.property(ways, (given) => {
        const { places, bands } = flowOf(given)
        const laid = flowLayout(places, bands)
        const byKey = new Map(laid.nodes.map((node) => [node.key, node]))
        expect(laid.bands.length).toBe(bands.length)
        for (const { from, to, start, end } of laid.bands) {
          const [a, b] = [byKey.get(from), byKey.get(to)]
          expect(start[0]).toBeGreaterThanOrEqual((a?.top ?? 0) - NEAR)
          expect(start[1]).toBeLessThanOrEqual((a?.bottom ?? 0) + NEAR)
          expect(end[0]).toBeGreaterThanOrEqual((b?.top ?? 0) - NEAR)
          expect(end[1]).toBeLessThanOrEqual((b?.bottom ?? 0) + NEAR)
        }
        for (const leaving of Map.groupBy(laid.bands, ({ from }) => from).values()) {
          const inTurn = leaving.toSorted((a, b) => a.start[0] - b.start[0])
          for (const [index, band] of inTurn.entries())
            if (index > 0)
              expect(band.start[0]).toBeGreaterThanOrEqual((inTurn[index - 1]?.start[1] ?? 0) - NEAR)
        }
      }),
    )
  })

  test('where ways end stands at the far side of its step', () => {
    const { places, bands } = flowOf(['az', 'az', 'az', 'ab', 'ac', 'ac'])
    const second = flowLayout(places, bands).nodes.filter(({ step }) => step === 1)
    expect(second.toSorted((a, b) => a.top - b.top).at(-1)?.label).toBe('z')
  })

  test('of nothing there is nothing', () => {
    expect(flowLayout([], [])).toEqual({ nodes: [], bands: [], steps: 0 })
  })
})

describe('the same flow with fewer places', () => {
  const most = { share: 0.1, most: 3, rest: 'Others' }
  const total = (list: readonly { count: number }[]) => list.reduce((sum, { count }) => sum + count, 0)

  test('keeps every count, by step and of all bands', () => {
    fc.assert(
      fc.property(ways, (given) => {
        const { places, bands } = flowOf(given)
        const few = narrowed(places, bands, most)
        expect(total(few.bands)).toBe(total(bands))
        for (const [step, column] of Map.groupBy(places, (place) => place.step))
          expect(total(few.places.filter((place) => place.step === step))).toBe(total(column))
        const keys = new Set(few.places.map(({ key }) => key))
        expect(few.bands.every(({ from, to }) => keys.has(from) && keys.has(to))).toBe(true)
        expect([...few.at.values()].every((key) => keys.has(key))).toBe(true)
      }),
    )
  })

  test('a single rare place stays what it is; several become one', () => {
    const counted = (counts: readonly number[]) =>
      counts.map((count, index) => ({ key: `${index}`, label: `${index}`, count, step: 0 }))
    const shown = (counts: readonly number[]) =>
      narrowed(counted(counts), [], most).places.map(({ label, count }) => [label, count])
    expect(shown([50, 40, 2])).toEqual([
      ['0', 50],
      ['1', 40],
      ['2', 2],
    ])
    expect(shown([50, 40, 2, 1])).toEqual([
      ['0', 50],
      ['1', 40],
      ['Others', 3],
    ])
  })
})
