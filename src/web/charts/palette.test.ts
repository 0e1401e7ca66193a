import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { COLOURS, codeOf, inkOn } from './look.ts'

type Rgb = readonly [number, number, number]
const tokens = readFileSync(new URL('../ui/tokens.css', import.meta.url), 'utf8')

function coloursOf(token: string): [light: Rgb, dark: Rgb] {
  const found = new RegExp(`--${token}: light-dark\\(#(\\w{6}), #(\\w{6})\\)`).exec(tokens)
  const rgb = (hex = '') =>
    [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb
  return [rgb(found?.[1]), rgb(found?.[2])]
}

const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
const linearOf = (colour: Rgb) => colour.map((part) => linear(part / 255)) as unknown as Rgb
const luminance = (colour: Rgb): number => {
  const [r, g, b] = linearOf(colour)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a: Rgb, b: Rgb): number => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((one, other) => one - other)
  return (high + 0.05) / (low + 0.05)
}

// Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
const SIGHTS: Record<string, readonly Rgb[]> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

/** A colour as somebody sees it, in Oklab (Ottosson 2020). */
function seen(colour: Rgb, sight: string): Rgb {
  const given = linearOf(colour)
  const dot = (a: Rgb, b: Rgb): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
  const rgb = (SIGHTS[sight] ?? []).map((row) => Math.min(1, Math.max(0, dot(row, given)))) as unknown as Rgb
  const l = Math.cbrt(dot([0.4122214708, 0.5363325363, 0.0514459929], rgb))
  const m = Math.cbrt(dot([0.2119034982, 0.6806995451, 0.1073969566], rgb))
  const s = Math.cbrt(dot([0.0883024619, 0.2817188376, 0.6299787005], rgb))
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}
const apart = (a: Rgb, b: Rgb): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])

const THEMES = [0, 1] as const
const at = (token: string, theme: 0 | 1): Rgb => coloursOf(token)[theme]
const LINES = ['1', '2', '3', '4', '5', '6', 'mark', 'band-edge', 'band-2-edge', 'gap-edge'] as const

describe('colours of charts', () => {
  test('every colour has its token', () => {
    for (const name of COLOURS) expect(tokens, name).toContain(`--chart-${name}: light-dark(`)
  })

  test('lines and edges hold 3:1 on surface and page, in both themes', () => {
    const weak = LINES.flatMap((name) =>
      THEMES.flatMap((theme) =>
        ['surface', 'page'].flatMap((ground) => {
          const ratio = contrast(at(`chart-${name}`, theme), at(ground, theme))
          return ratio < 3 ? [`${name} on ${ground} ${theme}: ${ratio.toFixed(2)}`] : []
        }),
      ),
    )
    expect(weak).toEqual([])
  })

  test('the first four stay apart for every kind of colour sight', () => {
    const close = Object.keys(SIGHTS).flatMap((sight) =>
      THEMES.flatMap((theme) => {
        const seenAs = ['1', '2', '3', '4'].map((name) => seen(at(`chart-${name}`, theme), sight))
        return seenAs.flatMap((a, i) =>
          seenAs.slice(i + 1).flatMap((b, j) => {
            const distance = apart(a, b)
            return distance < 0.08
              ? [`${sight} ${theme}: ${i + 1}, ${i + j + 2}: ${distance.toFixed(3)}`]
              : []
          }),
        )
      }),
    )
    expect(close).toEqual([])
  })

  test('no two of six are drawn alike: broken lines and marks tell them apart without colour', () => {
    const codes = Array.from({ length: 6 }, (_, index) =>
      JSON.stringify([codeOf(index).dash, codeOf(index).symbol]),
    )
    expect(new Set(codes).size).toBe(6)
  })

  test('shades of heat go one way in lightness, so that more is always deeper', () => {
    for (const theme of THEMES) {
      const steps = [1, 2, 3, 4, 5, 6, 7].map((step) => luminance(at(`chart-heat-${step}`, theme)))
      const sorted = steps.toSorted((a, b) => (theme === 0 ? b - a : a - b))
      expect(steps).toEqual(sorted)
    }
  })

  test('figures on every shade hold 4.5:1', () => {
    for (const theme of THEMES)
      for (const step of [1, 2, 3, 4, 5, 6, 7]) {
        const ground = at(`chart-heat-${step}`, theme)
        const ink: Rgb = inkOn(`rgb(${ground.join(', ')})`) === '#ffffff' ? [255, 255, 255] : [20, 32, 28]
        expect(contrast(ink, ground), `heat ${step} ${theme}`).toBeGreaterThan(4.5)
      }
  })
})
