import { inflateSync } from 'node:zlib'

/** What a PDF of ours says: the text of each page as it is drawn, and the streams and objects for a closer look. */
export type PdfRead = { readonly pages: readonly string[]; readonly text: string; readonly objects: string }

/** Reads the text of a PDF through the maps from glyphs to characters that it carries (ISO 32000-1, 9.10.3). */
export function readPdf(file: Buffer): PdfRead {
  const raw = file.toString('latin1')
  const bodies = objectsOf(raw)
  const maps = fontMaps(bodies)
  const kids = [...bodies.values()].find((body) => /\/Type \/Pages\b/.test(body)) ?? ''
  const pages = references(/\/Kids \[([^\]]*)\]/.exec(kids)?.[1] ?? '').map((id) => {
    const contents = /\/Contents (\d+) 0 R/.exec(bodies.get(id) ?? '')?.[1] ?? ''
    return textOf(streamOf(bodies.get(contents) ?? ''), maps)
  })
  return { pages, text: pages.join('\n'), objects: [...bodies.values()].join('\n') }
}

const references = (text: string) => [...text.matchAll(/(\d+) 0 R/g)].map(([, id = '']) => id)

/** Objects by their number, found through the table of offsets at the end of the file (7.5.4). */
function objectsOf(raw: string): ReadonlyMap<string, string> {
  const table = raw.slice(Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(raw)?.[1]))
  const bodies = new Map<string, string>()
  for (const [, offset = ''] of table.matchAll(/(\d{10}) \d{5} n/g)) {
    const [head, id] = headAt(raw, Number(offset))
    const start = Number(offset) + head.length
    const length = Number(/^<<[\s\S]*?\/Length (\d+)/.exec(raw.slice(start, start + 400))?.[1] ?? 0)
    bodies.set(id, raw.slice(start, raw.indexOf('endobj', start + length)))
  }
  return bodies
}

function headAt(raw: string, offset: number): [string, string] {
  const [head = '', id = ''] = /^(\d+) 0 obj\s+/.exec(raw.slice(offset, offset + 40)) ?? []
  return [head, id]
}

function streamOf(body: string): string {
  const [head = ''] = /^[\s\S]*?stream\r?\n/.exec(body) ?? []
  const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0)
  const bytes = Buffer.from(body.slice(head.length, head.length + length), 'latin1')
  return (head.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1')
}

type Glyphs = ReadonlyMap<number, string>

/** Characters by glyph, by the name that pages give to a font. */
function fontMaps(bodies: ReadonlyMap<string, string>): ReadonlyMap<string, Glyphs> {
  const maps = new Map<string, Glyphs>()
  for (const body of bodies.values())
    for (const [, name = '', id = ''] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const toUnicode = /\/ToUnicode (\d+) 0 R/.exec(bodies.get(id) ?? '')?.[1]
      if (toUnicode) maps.set(name, glyphsOf(streamOf(bodies.get(toUnicode) ?? '')))
    }
  return maps
}

function glyphsOf(map: string): Glyphs {
  const glyphs = new Map<number, string>()
  for (const [, first = '', , list = ''] of map.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/gi)) {
    const from = Number.parseInt(first, 16)
    for (const [index, [, hex = '']] of [...list.matchAll(/<([0-9a-f]*)>/gi)].entries())
      glyphs.set(from + index, Buffer.from(hex, 'hex').swap16().toString('utf16le'))
  }
  return glyphs
}

function textOf(content: string, maps: ReadonlyMap<string, Glyphs>): string {
  let font: Glyphs = new Map()
  let text = ''
  for (const [, name, array] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[((?:<[0-9a-f]*>|[-\d.\s])*)\] TJ/gi)) {
    if (name) font = maps.get(name) ?? new Map()
    for (const [, hex = ''] of (array ?? '').matchAll(/<([0-9a-f]*)>/gi))
      for (const [glyph] of hex.matchAll(/.{4}/g)) text += font.get(Number.parseInt(glyph, 16)) ?? '\uFFFD'
    if (array) text += ' '
  }
  return text.replace(/\s+/g, ' ')
}
