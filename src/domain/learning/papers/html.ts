import type { Block, Chart, Paper } from './paper.ts'
import { dayWords, measureValue, RULES } from './words.ts'

const FONT = 'font-family:Arial,Helvetica,sans-serif'
const INK = 'color:#1b1b1f'
const STYLES = {
  body: `margin:0;padding:24px;background:#ffffff;${INK};${FONT};font-size:15px;line-height:1.5`,
  page: 'max-width:720px;margin:0 auto',
  heading: {
    1: 'font-size:24px;line-height:1.25;margin:0 0 8px',
    2: 'font-size:18px;line-height:1.3;margin:28px 0 8px',
    3: 'font-size:15px;line-height:1.3;margin:20px 0 4px',
  },
  words: 'margin:0 0 8px',
  quiet: 'margin:0 0 8px;color:#55555f',
  table: 'border-collapse:collapse;width:100%;margin:0 0 8px',
  caption: 'text-align:left;color:#55555f;font-size:13px;padding:0 0 4px',
  head: 'text-align:left;vertical-align:bottom;border-bottom:2px solid #1b1b1f;padding:4px 8px 4px 0;font-size:13px',
  cell: 'text-align:left;vertical-align:top;border-bottom:1px solid #d5d5dc;padding:4px 8px 4px 0',
} as const

/** Text as HTML: nothing in it can become markup, and characters that no document may hold are shown as missing. */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, '\uFFFD')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** The paper as one HTML page for e-mail: styles in line, tables, no scripts, and nothing fetched from anywhere. */
export function htmlOf({ title, blocks }: Paper): string {
  return [
    '<!doctype html>',
    '<html lang="en-GB">',
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title></head>`,
    `<body style="${STYLES.body}"><div style="${STYLES.page}">`,
    ...blocks.map(blockHtml),
    '</div></body>',
    '</html>',
    '',
  ].join('\n')
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level} style="${STYLES.heading[block.level]}">${escapeHtml(block.text)}</h${block.level}>`
    case 'words':
      return `<p style="${block.quiet ? STYLES.quiet : STYLES.words}">${escapeHtml(block.text)}</p>`
    case 'table':
      return tableHtml(block.caption, block.head, block.rows)
    case 'chart':
      return chartHtml(block.title, block.sentence, block.chart)
  }
}

function tableHtml(caption: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const heads = head.map((text) => `<th scope="col" style="${STYLES.head}">${escapeHtml(text)}</th>`)
  const lines = rows.map(
    (row) => `<tr>${row.map((text) => `<td style="${STYLES.cell}">${escapeHtml(text)}</td>`).join('')}</tr>`,
  )
  return [
    `<table style="${STYLES.table}"><caption style="${STYLES.caption}">${escapeHtml(caption)}</caption>`,
    `<thead><tr>${heads.join('')}</tr></thead>`,
    `<tbody>${lines.join('\n')}</tbody></table>`,
  ].join('\n')
}

const LATEST = 7

/** Mail shows no drawings reliably: the sentence, and the latest values beside what is usual. */
function chartHtml(title: string, sentence: string, chart: Chart): string {
  const say = (value: number) => measureValue(chart.measure, value)
  const rows = chart.points.slice(-LATEST).map((point) => {
    const phase = chart.phases.findLast(({ from }) => from <= point.day)
    const limits = phase ? `${phase.lower === null ? '0' : say(phase.lower)} – ${say(phase.upper)}` : '–'
    return [
      dayWords(point.day),
      say(point.value),
      limits,
      point.signals.map((rule) => RULES[rule]).join('; '),
    ]
  })
  return [
    `<h3 style="${STYLES.heading[3]}">${escapeHtml(title)}</h3>`,
    `<p style="${STYLES.words}">${escapeHtml(sentence)}</p>`,
    tableHtml('The latest points', ['Day', 'Value', 'Usually between', 'Signal'], rows),
  ].join('\n')
}
