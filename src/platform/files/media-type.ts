const STARTS: readonly (readonly [mediaType: string, at: number, bytes: string])[] = [
  ['application/pdf', 0, '%PDF-'],
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/gif', 0, 'GIF87a'],
  ['image/gif', 0, 'GIF89a'],
  ['image/webp', 8, 'WEBP'],
  ['image/heic', 4, 'ftypheic'],
  ['image/heic', 4, 'ftypheix'],
  ['image/heic', 4, 'ftypmif1'],
  ['image/heic', 4, 'ftyphevc'],
]

/** Office documents are zip archives that name their parts; which parts tells what they are. */
const OFFICE: readonly (readonly [mediaType: string, part: string])[] = [
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'word/'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xl/'],
  ['application/vnd.oasis.opendocument.text', 'mimetypeapplication/vnd.oasis.opendocument.text'],
  [
    'application/vnd.oasis.opendocument.spreadsheet',
    'mimetypeapplication/vnd.oasis.opendocument.spreadsheet',
  ],
]

/**
 * What a file is, by its content alone; what it calls itself counts only for plain text.
 * @returns undefined for an empty file and for anything that is not on the list of papers we take.
 */
export function mediaTypeOf(content: Buffer, name: string): string | undefined {
  if (content.length === 0) return undefined
  return byStart(content) ?? office(content) ?? plainText(content, name)
}

const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'image/heic': ['heic', 'heif'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'text/plain': ['txt', 'text', 'md', 'csv'],
}

/** The name of a file with an ending that says what it is: whoever opens it must not be led to another program. */
export function nameFor(name: string, mediaType: string): string {
  const endings = ENDINGS[mediaType] ?? []
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return endings.includes(ending) ? name : `${name}.${endings[0] ?? 'bin'}`
}

function byStart(content: Buffer): string | undefined {
  const found = STARTS.find(([, at, bytes]) => content.toString('latin1', at, at + bytes.length) === bytes)
  return found?.[0]
}

function office(content: Buffer): string | undefined {
  if (content.toString('latin1', 0, 4) !== 'PK\x03\x04') return undefined
  // A macro can do things when the document is opened.
  if (content.includes('vbaProject.bin')) return undefined
  return OFFICE.find(([, part]) => content.includes(part))?.[0]
}

const MARKUP = /^\s*<(?:!doctype|html|script|svg|\?xml)/i

function plainText(content: Buffer, name: string): string | undefined {
  if (!/\.(?:txt|text|md|csv)$/i.test(name) || content.includes(0)) return undefined
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content)
    return MARKUP.test(text) ? undefined : 'text/plain'
  } catch {
    return undefined
  }
}
