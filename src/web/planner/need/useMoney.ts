import { useCallback } from 'react'
import { useIntl } from 'react-intl'

/** Says pounds in the language of the page. */
export function useMoney(): (pounds: number) => string {
  const intl = useIntl()
  return useCallback((pounds) => intl.formatNumber(pounds, { style: 'currency', currency: 'GBP' }), [intl])
}
