/** An amount as it is typed: whole, or with a point or a comma before two digits. In hundredths; undefined otherwise. */
export function readAmount(typed: string): number | undefined {
  const text = typed.trim().replace(',', '.')
  if (text === '') return 0
  if (!/^\d{1,6}(\.\d{1,2})?$/.test(text)) return undefined
  return Math.round(Number(text) * 100)
}

/** Hundredths as they are typed: `12.50`, `50`. */
export function writeAmount(hundredths: number): string {
  return hundredths % 100 === 0 ? String(hundredths / 100) : (hundredths / 100).toFixed(2)
}
