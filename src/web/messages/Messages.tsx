import { useCallback, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { IntlProvider, useIntl } from 'react-intl'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import type { Language, MessageId } from './catalogue.ts'
import { isMirrored, isolatedValues, layoutLocale } from './direction.ts'
import { localeOf, onTexts, setLanguage, textsNow } from './texts.ts'

/** Values in a text: plain ones, or for `<b>…</b>` in it a function that wraps its content. */
export type Values = Readonly<Record<string, string | number | Date | boolean | null | undefined>>
export type RichValues = Readonly<
  Record<string, string | number | Date | ReactNode | ((parts: ReactNode[]) => ReactNode)>
>

/** Gives every component below it the texts of the page's language. */
export function Messages({ children }: { children: ReactNode }) {
  const { language, texts } = useSyncExternalStore(onTexts, textsNow)
  const locale = localeOf(language)
  return (
    <IntlProvider locale={locale} defaultLocale="en-GB" messages={texts} onError={tellMissing}>
      <I18nProvider locale={layoutLocale(locale)}>{children}</I18nProvider>
    </IntlProvider>
  )
}

function tellMissing(error: Error): void {
  // oxlint-disable-next-line no-console -- for whoever builds the pages; never in what is shipped
  if (import.meta.env.DEV) console.error(error.message)
}

export type T = (id: MessageId, values?: Values) => string

/** `t('portal.ask.title', { name })`: a text of the page's language. */
export function useT(): T {
  const intl = useIntl()
  return useCallback(
    (id, values = {}) => {
      const given = isMirrored() ? isolatedValues(String(intl.messages[id] ?? ''), values) : values
      return intl.formatMessage({ id }, given as Record<string, string>)
    },
    [intl],
  )
}

/** The language of the page and how to change it. */
export function useLanguage(): [Language, (language: Language) => Promise<void>] {
  return [useSyncExternalStore(onTexts, textsNow).language, setLanguage]
}
