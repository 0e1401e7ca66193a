import type { FieldKind } from './contract.ts'

type Described = {
  readonly kind: FieldKind
  readonly options: readonly { readonly id: string; readonly name: string; readonly withdrawn: boolean }[]
}

const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069]/gu

/** Reads what is written into a field, in the one form its kind is kept in; undefined when it does not fit. */
export function readValue(field: Described, written: string): string | undefined {
  const text = written.normalize('NFC').replace(CONTROL, '').trim()
  if (text === '') return undefined
  const readers: Record<FieldKind, () => string | undefined> = {
    text: () => text,
    number: () => readNumber(text),
    date: () => readDate(text),
    yes_no: () => (text === 'yes' || text === 'no' ? text : undefined),
    one_of: () => field.options.find((one) => !one.withdrawn && one.id === text)?.id,
  }
  return readers[field.kind]()
}

function readNumber(text: string): string | undefined {
  if (!/^-?\d{1,15}(\.\d{1,9})?$/.test(text)) return undefined
  // "-0" and "007" are the same numbers as "0" and "7", and are found as such.
  const [whole = '', part = ''] = text.split('.')
  const sign = whole.startsWith('-') ? '-' : ''
  const digits = whole.replace('-', '').replace(/^0+(?=\d)/, '')
  const decimals = part.replace(/0+$/, '')
  const plain = decimals === '' ? digits : `${digits}.${decimals}`
  return plain === '0' ? '0' : sign + plain
}

function readDate(text: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : undefined
}

/** What a field takes, in words for whoever wrote something else. */
export const EXPECTED: Readonly<Record<FieldKind, string>> = {
  text: 'is empty',
  number: 'must be a number such as 12 or 12.5',
  date: 'must be a date such as 2026-03-09',
  yes_no: 'must be yes or no',
  one_of: 'must be one of the answers that the field offers',
}
