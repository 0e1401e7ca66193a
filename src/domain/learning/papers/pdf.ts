import { once } from 'node:events'
import PdfDocument from 'pdfkit'
import { drawingOf } from './drawing.ts'
import type { Box, Drawing } from './drawing.ts'
import type { Block, Chart, Paper } from './paper.ts'
import { drawable, MISSING, typeface } from './typeface.ts'
import { dayWords, measureValue } from './words.ts'

const MARGIN = 48
const INK = '#1b1b1f'
const QUIET = '#55555f'
const RULE = '#c4c4cc'
const HEADING_SIZES = { 1: 20, 2: 14, 3: 11 } as const
const CELL = { size: 9, pad: 4 } as const
/** A cell longer than this would not fit on a page. */
const MOST_IN_CELL = 600
const CHART_HEIGHT = 96

type Doc = InstanceType<typeof PdfDocument>
type Element = ReturnType<Doc['struct']>
type Pen = {
  readonly doc: Doc
  readonly root: Element
  readonly left: number
  readonly width: number
  /** Characters that the typeface does not have. */
  readonly missing: Set<string>
  readonly has: (codePoint: number) => boolean
}

/**
 * The paper as a PDF of A4 pages, made here: its typeface embedded, its text real and tagged in reading order (PDF 1.7), its
 * charts drawn as lines with a sentence for those who do not see them. A character that the typeface does not have is shown
 * as a box, keeps its true self for whoever copies or listens, and is named at the end.
 */
export async function pdfOf(paper: Paper): Promise<Buffer> {
  const { regular, bold } = typeface()
  const doc = new PdfDocument({
    ...{ size: 'A4', margin: MARGIN, pdfVersion: '1.7', tagged: true, lang: 'en-GB', displayTitle: true },
    ...{ bufferPages: true, autoFirstPage: false },
    info: { Title: paper.title, CreationDate: paper.madeAt, Producer: 'Answerable', Creator: 'Answerable' },
  })
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = once(doc, 'end')
  doc.registerFont('regular', regular).registerFont('bold', bold).font('regular').addPage()
  const root = doc.struct('Document', { title: paper.title })
  doc.addStructure(root)
  const pen: Pen = {
    ...{ doc, root, left: MARGIN, width: doc.page.width - 2 * MARGIN },
    ...{ missing: new Set<string>(), has: coverageOf(doc) },
  }
  for (const block of paper.blocks) write(pen, block)
  nameMissing(pen)
  root.end()
  numberPages(pen)
  doc.end()
  await ended
  return Buffer.concat(chunks)
}

/** Which characters the embedded typeface has; the library knows, but its types do not say so. */
function coverageOf(doc: Doc): Pen['has'] {
  const { font } = (doc as unknown as { _font: { font: { hasGlyphForCodePoint(point: number): boolean } } })
    ._font
  return (codePoint) => font.hasGlyphForCodePoint(codePoint)
}

function write(pen: Pen, block: Block): void {
  switch (block.kind) {
    case 'heading':
      return writeHeading(pen, block.level, block.text)
    case 'words':
      return writeWords(pen, block.text, block.quiet ? QUIET : INK)
    case 'table':
      return writeTable(pen, block)
    case 'chart':
      return writeChart(pen, block)
  }
}

/** Begins a page where less than this is left of it. */
function need({ doc }: Pen, height: number): void {
  if (doc.y + height > doc.page.height - MARGIN) doc.addPage()
}

/** Text that can be drawn, and what it truly is where that is something else. */
function readable(pen: Pen, text: string): { shown: string; truly: { actual?: string } } {
  const { shown, missing } = drawable(text, pen.has)
  for (const one of missing) pen.missing.add(one)
  return { shown, truly: missing.length > 0 ? { actual: text.toWellFormed() } : {} }
}

function writeHeading(pen: Pen, level: 1 | 2 | 3, text: string): void {
  const { doc, root, left, width } = pen
  need(pen, 90)
  if (level > 1) doc.y += level === 2 ? 12 : 6
  const { shown, truly } = readable(pen, text)
  root.add(
    doc.struct(`H${level}`, truly, () => {
      doc.font('bold').fontSize(HEADING_SIZES[level]).fillColor(INK).text(shown, left, doc.y, { width })
    }),
  )
  doc.y += 4
}

function writeWords(pen: Pen, text: string, colour: string): void {
  const { doc, root, left, width } = pen
  need(pen, 28)
  const { shown, truly } = readable(pen, text)
  root.add(
    doc.struct('P', truly, () => {
      doc.font('regular').fontSize(10).fillColor(colour).text(shown, left, doc.y, { width, lineGap: 2 })
    }),
  )
  doc.y += 4
}

type Table = Extract<Block, { kind: 'table' }>
type Row = { readonly cells: readonly ReturnType<typeof readable>[]; readonly height: number }

function writeTable(pen: Pen, { caption, head, rows, widths }: Table): void {
  const { doc, root } = pen
  need(pen, 80)
  const table = doc.struct('Table')
  root.add(table)
  writeCaption(pen, table, caption)
  const heads = rowOf(pen, head, widths, 'bold')
  writeRow(pen, table, heads, widths, 'TH')
  for (const row of rows) {
    const laid = rowOf(pen, row, widths, 'regular')
    if (doc.y + laid.height > doc.page.height - MARGIN) {
      doc.addPage()
      repeatHead(pen, heads, widths)
    }
    writeRow(pen, table, laid, widths, 'TD')
  }
  table.end()
  doc.y += 8
}

function writeCaption({ doc, left, width }: Pen, table: Element, caption: string): void {
  table.add(
    doc.struct('Caption', {}, () => {
      doc.font('regular').fontSize(CELL.size).fillColor(QUIET).text(caption, left, doc.y, { width })
    }),
  )
  doc.y += 2
}

function rowOf(pen: Pen, texts: readonly string[], widths: readonly number[], font: 'bold' | 'regular'): Row {
  const cells = texts.map((text) => readable(pen, shortened(text)))
  pen.doc.font(font).fontSize(CELL.size)
  const heights = cells.map(({ shown }, index) =>
    pen.doc.heightOfString(shown || ' ', { width: cellWidth(pen, widths, index) }),
  )
  return { cells, height: Math.max(...heights) + 2 * CELL.pad }
}

const cellWidth = ({ width }: Pen, widths: readonly number[], index: number) =>
  width * (widths[index] ?? 0) - CELL.pad

function shortened(text: string): string {
  const characters = [...text]
  if (characters.length <= MOST_IN_CELL) return text
  return `${characters.slice(0, MOST_IN_CELL).join('')} … (shortened here; the page of this pack has all of it)`
}

function writeRow(pen: Pen, table: Element, row: Row, widths: readonly number[], tag: 'TH' | 'TD'): void {
  const { doc } = pen
  const top = doc.y
  const line = doc.struct('TR')
  table.add(line)
  for (const [index, { truly }] of row.cells.entries())
    line.add(doc.struct(tag, truly, () => drawCell(pen, row, index, widths, top, tag === 'TH')))
  line.end()
  closeRow(pen, top + row.height, tag === 'TH')
}

/** On a further page the head is there for the eye; whoever listens has heard it. */
function repeatHead(pen: Pen, heads: Row, widths: readonly number[]): void {
  const { doc } = pen
  const top = doc.y
  doc.markContent('Artifact', { type: 'Layout' })
  for (const index of heads.cells.keys()) drawCell(pen, heads, index, widths, top, true)
  doc.endMarkedContent()
  closeRow(pen, top + heads.height, true)
}

function drawCell(
  pen: Pen,
  { cells }: Row,
  index: number,
  widths: readonly number[],
  top: number,
  isHead: boolean,
): void {
  const { doc, left, width } = pen
  const before = widths.slice(0, index).reduce((sum, one) => sum + one, 0)
  doc
    .font(isHead ? 'bold' : 'regular')
    .fontSize(CELL.size)
    .fillColor(INK)
  doc.text(cells[index]?.shown ?? '', left + width * before, top + CELL.pad, {
    width: cellWidth(pen, widths, index),
  })
}

function closeRow({ doc, left, width }: Pen, bottom: number, isHead: boolean): void {
  doc.markContent('Artifact', { type: 'Layout' })
  doc.lineWidth(isHead ? 1 : 0.5).strokeColor(isHead ? INK : RULE)
  doc
    .moveTo(left, bottom)
    .lineTo(left + width, bottom)
    .stroke()
  doc.endMarkedContent()
  doc.y = bottom
}

function writeChart(pen: Pen, { title, sentence, chart }: Extract<Block, { kind: 'chart' }>): void {
  const { doc, root, left, width } = pen
  need(pen, CHART_HEIGHT + 90)
  writeHeading(pen, 3, title)
  writeWords(pen, sentence, INK)
  const box = { left: left + 64, top: doc.y + 8, width: width - 64, height: CHART_HEIGHT }
  const drawing = drawingOf(chart, box)
  if (!drawing) return
  root.add(doc.struct('Figure', { alt: `${title}. ${sentence}` }, () => draw(pen, chart, drawing, box)))
  doc.y = box.top + box.height + 22
}

function draw(
  { doc, left }: Pen,
  chart: Chart,
  { line, signals, stretches, labels }: Drawing,
  box: Box,
): void {
  for (const { from, to, centre, upper, lower } of stretches) {
    doc.lineWidth(0.6).strokeColor(QUIET).undash().moveTo(from, centre).lineTo(to, centre).stroke()
    doc.dash(3, { space: 2 })
    for (const limit of [upper, ...(lower === null ? [] : [lower])])
      doc.moveTo(from, limit).lineTo(to, limit).stroke()
    doc.undash()
  }
  doc.lineWidth(0.8).strokeColor(INK)
  for (const [index, { x, y }] of line.entries()) index === 0 ? doc.moveTo(x, y) : doc.lineTo(x, y)
  doc.stroke().fillColor(INK)
  for (const { x, y } of line) doc.circle(x, y, 1.3).fill()
  doc.lineWidth(1)
  for (const { x, y } of signals) doc.rect(x - 3.5, y - 3.5, 7, 7).stroke()
  doc.font('regular').fontSize(7).fillColor(QUIET)
  const plain = { lineBreak: false } as const
  for (const { y, value } of labels) doc.text(measureValue(chart.measure, value), left, y - 4, plain)
  const [first, last] = [chart.points[0]?.day ?? '', chart.points.at(-1)?.day ?? '']
  const below = box.top + box.height + 6
  doc.text(dayWords(first), box.left, below, plain)
  doc.text(dayWords(last), box.left, below, { width: box.width, align: 'right', lineBreak: false })
}

function nameMissing(pen: Pen): void {
  if (pen.missing.size === 0) return
  const named = [...pen.missing].map((one) => [...one].map(codeOf).join(' '))
  writeHeading(pen, 2, 'Characters')
  writeWords(
    pen,
    `${MISSING} stands for a character that the typeface of this paper does not have (${named.join(', ')}). ` +
      'Copied or read out, the words are whole; the page of this pack shows them.',
    QUIET,
  )
}

const codeOf = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

function numberPages({ doc, left, width }: Pen): void {
  const { start, count } = doc.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page)
    // Below the margin, where the library would otherwise begin another page.
    doc.page.margins.bottom = 0
    doc.markContent('Artifact', { type: 'Pagination' })
    doc.font('regular').fontSize(8).fillColor(QUIET)
    const words = `${page + 1} of ${count}`
    doc.text(words, left, doc.page.height - 32, { width, align: 'right', lineBreak: false })
    doc.endMarkedContent()
  }
}
