/** Words without marks and capitals, so that “Siobhan obrien” finds “Siobhán O’Brien”. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}'’‘`´]/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
}
