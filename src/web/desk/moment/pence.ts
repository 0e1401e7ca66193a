/** Pence from what was typed as a price in pounds: `12.50`, `£12,50`, `0`. Null when nothing was; undefined when it is none. */
export function readPence(typed: string): number | null | undefined {
  const text = typed.replace(/[£\s]/g, '')
  if (text === '') return null
  const [, pounds = '', pence = ''] = /^(\d{1,6})(?:[.,](\d{1,2}))?$/.exec(text) ?? []
  return pounds === '' ? undefined : Number(pounds) * 100 + Number(pence.padEnd(2, '0'))
}
