import type { Colour, Look } from './look.ts'
import type { LegendEntry } from './picture.ts'
import { SWATCH, swatchOf } from './swatch.ts'
import type { SwatchShape } from './swatch.ts'

const MARGIN = 24
const LINE = 20

export type Sheet = {
  readonly title: string
  readonly sentence: string
  readonly legend: readonly LegendEntry[]
  /** The drawing as SVG text, `width` × `height`. */
  readonly drawing: string
  readonly width: number
  readonly height: number
  readonly look: Look
}

/** Words broken into lines of at most so many letters. */
export function wrapped(text: string, most: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last === undefined || last.length + word.length + 1 > most) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** A drawing as it is kept or sent on: with its title, its sentence and its legend, as one SVG. */
export function sheetOf(sheet: Sheet): { svg: string; width: number; height: number } {
  const { title, sentence, drawing, look, width } = sheet
  const lines = wrapped(sentence, Math.floor(width / 7.2))
  const legend = legendRows(sheet)
  const top = MARGIN + 26 + lines.length * LINE
  const bottom = top + 8 + sheet.height
  const outer = { width: width + 2 * MARGIN, height: bottom + legend.length * 22 + MARGIN }
  const text = (y: number, words: string, style: string) =>
    `<text x="${MARGIN}" y="${y}" ${style}>${escaped(words)}</text>`
  const parts = [
    `<rect width="100%" height="100%" fill="${look.surface}"/>`,
    text(MARGIN + 14, title, `font-size="18" font-weight="600" fill="${look.text}"`),
    ...lines.map((words, index) =>
      text(MARGIN + 36 + index * LINE, words, `font-size="14" fill="${look.text}"`),
    ),
    `<g transform="translate(${MARGIN} ${top + 8})">${drawing}</g>`,
    ...legend.map(
      (row, index) => `<g transform="translate(${MARGIN} ${bottom + 6 + index * 22})">${row}</g>`,
    ),
  ]
  const attributes = `width="${outer.width}" height="${outer.height}" viewBox="0 0 ${outer.width} ${outer.height}"`
  const font = escaped(look.font)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${attributes} font-family="${font}" role="img"><title>${escaped(title)}</title><desc>${escaped(sentence)}</desc>${parts.join('')}</svg>`
  return { svg, ...outer }
}

/** Entries beside each other while there is room. */
function legendRows({ legend, width, look }: Sheet): string[] {
  const rows: { words: string; used: number }[] = []
  for (const entry of legend) {
    const room = SWATCH.width + 8 + entry.label.length * 7 + 20
    const last = rows.at(-1)
    const fits = last !== undefined && last.used + room <= width
    const at = fits ? last.used : 0
    const item = `<g transform="translate(${at} 0)">${swatchText(entry, look)}<text x="${SWATCH.width + 8}" y="12" font-size="13" fill="${look.text}">${escaped(entry.label)}</text></g>`
    if (fits) Object.assign(last, { words: last.words + item, used: last.used + room })
    else rows.push({ words: item, used: room })
  }
  return rows.map(({ words }) => words)
}

function swatchText(entry: LegendEntry, look: Look): string {
  const paint = (name: Colour | 'surface'): string => (name === 'surface' ? look.surface : look.colour[name])
  return swatchOf(entry)
    .map((shape) => shapeText(shape, paint))
    .join('')
}

function shapeText(shape: SwatchShape, paint: (name: Colour | 'surface') => string): string {
  if (shape.tag === 'path') return `<path d="${shape.d}" fill="${paint(shape.paint)}"/>`
  const dash = shape.dash ? ` stroke-dasharray="${shape.dash}"` : ''
  const [a, b, c, d] = shape.at
  if (shape.tag === 'rect') {
    const edge = shape.edge ? ` stroke="${paint(shape.edge)}"${dash}` : ''
    return `<rect x="${a}" y="${b}" width="${c}" height="${d}" fill="${paint(shape.paint)}"${edge}/>`
  }
  const weight = shape.dash || shape.paint !== 'surface' ? 2 : 1
  return `<line x1="${a}" y1="${b}" x2="${c}" y2="${d}" stroke="${paint(shape.paint)}" stroke-width="${weight}"${dash}/>`
}
