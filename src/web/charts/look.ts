import { useLayoutEffect, useState } from 'react'
import { useMediaQuery, useTheme } from '../ui/theme.ts'

/** Colours of drawings, as they are named in tokens.css: `--chart-<name>`. */
export const COLOURS = [
  ...(['1', '2', '3', '4', '5', '6'] as const),
  ...(['band', 'band-wide', 'band-edge', 'band-2', 'band-2-edge', 'gap', 'gap-edge', 'mark'] as const),
  ...(['heat-1', 'heat-2', 'heat-3', 'heat-4', 'heat-5', 'heat-6', 'heat-7', 'none'] as const),
] as const
export type Colour = (typeof COLOURS)[number]

const GROUNDS = ['surface', 'text', 'text-soft', 'line', 'edge'] as const

/** What a drawing needs to know of the theme: resolved colours and the typeface. */
export type Look = {
  readonly colour: Readonly<Record<Colour, string>>
  readonly surface: string
  readonly text: string
  readonly soft: string
  readonly grid: string
  readonly axis: string
  readonly font: string
}

/** Reads the tokens as they are now, or as they are in the `light` theme (for paper and files). */
export function readLook(scheme?: 'light'): Look {
  const root = document.documentElement
  const before = root.dataset['theme']
  // Colours are settled at the root of the page; it is light for no longer than it takes to read them, unseen.
  if (scheme) root.dataset['theme'] = scheme
  try {
    return read()
  } finally {
    if (before === undefined) delete root.dataset['theme']
    else root.dataset['theme'] = before
  }
}

function read(): Look {
  const probe = document.createElement('span')
  // Where motion is reduced every change of a colour is a very short transition, and would be read at its beginning.
  probe.style.setProperty('transition', 'none', 'important')
  document.body.append(probe)
  const colourOf = (token: string): string => {
    probe.style.color = `var(--${token})`
    return getComputedStyle(probe).color
  }
  const [surface, text, soft, grid, axis] = GROUNDS.map(colourOf)
  const colour = Object.fromEntries(
    COLOURS.map((name) => [name, colourOf(`chart-${name}`)]),
  ) as Look['colour']
  // Double quotes would end the attribute that the typeface is written into.
  const font = getComputedStyle(document.body).fontFamily.replaceAll('"', "'")
  probe.remove()
  return {
    colour,
    font,
    surface: surface ?? '',
    text: text ?? '',
    soft: soft ?? '',
    grid: grid ?? '',
    axis: axis ?? '',
  }
}

/** The look of drawings on the page; read anew when the theme changes, and light while the page is printed. */
export function useLook(): Look | undefined {
  const [theme] = useTheme()
  const isDark = useMediaQuery('(prefers-color-scheme: dark)')
  const isPaper = useMediaQuery('print')
  const [look, setLook] = useState<Look>()
  useLayoutEffect(() => setLook(readLook(isPaper ? 'light' : undefined)), [theme, isDark, isPaper])
  return look
}

export type Code = {
  readonly dash: readonly number[]
  readonly symbol: 'circle' | 'rect' | 'triangle' | 'diamond'
}
const PLAIN: Code = { dash: [], symbol: 'circle' }

/** The second code beside colour: how the nth line is broken, and the shape of its marks. */
export const CODES: readonly Code[] = [
  { dash: [], symbol: 'circle' },
  { dash: [7, 4], symbol: 'rect' },
  { dash: [2, 3], symbol: 'triangle' },
  { dash: [10, 3, 2, 3], symbol: 'diamond' },
  { dash: [14, 4], symbol: 'circle' },
  { dash: [4, 2], symbol: 'rect' },
]

/** Colour and second code of the nth series; after six they come round again. */
export function codeOf(index: number): Code & { readonly colour: Colour } {
  const turn = index % CODES.length
  return { ...(CODES[turn] ?? PLAIN), colour: COLOURS[turn] ?? '1' }
}

/** Dark or light words, whichever is read more easily on this ground (`rgb(…)`), by WCAG's relative luminance. */
export function inkOn(ground: string): string {
  const [r = 0, g = 0, b = 0] = (ground.match(/[\d.]+/g) ?? []).map((part) => Number(part) / 255)
  const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
  const luminance = 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
  return luminance > 0.179 ? '#14201c' : '#ffffff'
}
