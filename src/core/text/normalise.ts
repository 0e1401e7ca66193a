/** Makes text from outside safe to keep and show, without changing what was said. */

// Direction overrides and isolates can make text read as something else; marks of the same family go with them.
const BIDI_CONTROLS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g
// Zero-width joiners stay: Persian words and family emoji need them.
const INVISIBLE = /[\u200B\u2060\uFEFF\u00AD]/g
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROLS = /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F]/g
// oxlint-disable-next-line no-control-regex -- vertical tab and form feed break lines too
const LINE_BREAKS = /\r\n?|[\u000B\u000C\u0085\u2028\u2029]/g

export type NormaliseOptions = {
  /** Longest result in characters as people see them; no limit when left out. */
  readonly maxGraphemes?: number
  /** Keep line breaks (two in a row at most), as in a message; otherwise all becomes one line. */
  readonly keepLines?: boolean
}

/** NFC, without null bytes, control and direction characters or lone surrogates; spaces collapsed and trimmed. */
export function normaliseText(raw: string, options: NormaliseOptions = {}): string {
  const visible = raw
    .toWellFormed()
    .replace(LINE_BREAKS, '\n')
    .replace(CONTROLS, '')
    .replace(BIDI_CONTROLS, '')
    .replace(INVISIBLE, '')
    .normalize('NFC')
  const spaced = options.keepLines ? collapseWithin(visible) : visible.replace(/\s+/g, ' ')
  const trimmed = spaced.trim()
  return options.maxGraphemes === undefined
    ? trimmed
    : truncateGraphemes(trimmed, options.maxGraphemes).trimEnd()
}

function collapseWithin(text: string): string {
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * At most so many characters as people see them: an accent, a flag or a family emoji is never cut in two. With an
 * ellipsis the result, ellipsis included, keeps to the limit.
 */
export function truncateGraphemes(text: string, max: number, ellipsis = ''): string {
  if (text.length <= max) return text
  // A grapheme may be long, so the cut is looked for only as far as it must be.
  const keep = Math.max(0, max - [...graphemes.segment(ellipsis)].length)
  let count = 0
  let cut = 0
  for (const { index } of graphemes.segment(text)) {
    if (count === keep) cut = index
    if (count === max) return text.slice(0, cut) + ellipsis
    count += 1
  }
  return text
}
