const KEPT_CHARACTERS = 200
export const SEARCHES_KEPT_DAYS = 90

/** The words of a search as they are kept: the first 200 characters, without what tells of one person only. */
export function wordsToKeep(words: string): string {
  const plain = words
    .replace(/\S+@\S+/g, '…')
    // Telephone numbers, accounts, dates of birth, postcodes with house numbers: runs of figures that name somebody.
    .replace(/\+?\d(?:[\s./()-]?\d){3,}/g, '…')
    .replace(/\s+/gu, ' ')
    .trim()
  return [...plain].slice(0, KEPT_CHARACTERS).join('').trimEnd()
}
