import { createIntl } from 'react-intl'
import { describe, expect, test } from 'vitest'
import { areas, languages, loadTexts } from './catalogue.ts'
import { localeOf } from './texts.ts'

type Part = {
  readonly type: number
  readonly value?: string
  readonly options?: Readonly<Record<string, { readonly value: readonly Part[] }>>
  readonly children?: readonly Part[]
}
/** Parts of a parsed text: an argument, `{x, plural, …}`, and the number in it. */
const [ARGUMENT, PLURAL, POUND] = [1, 6, 7]

/** The forms of a text that stand for "one" by a word: in French 0 and 1.5 are told by them as well. */
function wordsForOne(parts: readonly Part[]): string[] {
  return parts.flatMap((part) => {
    const inside = Object.values(part.options ?? {}).flatMap(({ value }) => wordsForOne(value))
    const one = part.type === PLURAL ? part.options?.['one']?.value : undefined
    const saysHowMany = one?.some(
      ({ type, value }) => type === POUND || (type === ARGUMENT && value === 'shown'),
    )
    return [...inside, ...wordsForOne(part.children ?? []), ...(one && !saysHowMany ? [`${part.value}`] : [])]
  })
}

const parsed = (text: string, locale: string) =>
  createIntl({ locale }).formatters.getMessageFormat(text, locale).getAst() as unknown as readonly Part[]

describe.each(languages.map(({ code }) => code))('numbers in %s', (language) => {
  const locale = localeOf(language)
  const categories = new Intl.PluralRules(locale)

  test('where one form holds for none too, no text says "one" for it by a word', async () => {
    if (categories.select(0) !== 'one') return
    const texts = Object.assign({}, ...(await Promise.all(areas.map((area) => loadTexts(language, area)))))
    const wrong = Object.entries(texts as Record<string, string>).flatMap(([id, text]) =>
      wordsForOne(parsed(text, locale)).map((value) => `${id}: ${value}`),
    )
    expect(wrong).toEqual([])
  })
})

test('nothing is said to be nothing, in French too', async () => {
  const messages = await loadTexts('fr', 'admin')
  const { formatMessage } = createIntl({ locale: 'fr-FR', messages: { ...messages } })
  const said = (count: number) =>
    formatMessage(
      { id: 'admin.in_and_out.import.brought' },
      { contacts: count, cases: count, clients: count },
    )
  expect(said(0)).toBe('0 contact, 0 dossier, 0 nouveau client')
  expect(said(1)).toBe('un contact, un dossier, un nouveau client')
})
