import { useLocale } from 'react-aria-components/I18nProvider'
import { organisationRoutes } from '#domain/organisation/contract.ts'
import { useCall } from '../client.ts'

/** Countries by name in the page’s language, with their zones and languages. */
export function useCountries() {
  const { locale } = useLocale()
  const { data } = useCall(organisationRoutes.countries, {}, { staleTime: Infinity })
  const names = new Intl.DisplayNames([locale], { type: 'region' })
  const items = (data?.items ?? []).map((one) => ({ ...one, name: nameOf(names, one.code) }))
  return items.toSorted((a, b) => a.name.localeCompare(b.name, locale))
}

function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code
  } catch {
    return code
  }
}

/** Every time zone of the world, those of the country first. */
export function zonesFor(ofCountry: readonly string[], chosen: string): string[] {
  const all = typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : []
  return [...new Set([...ofCountry, ...(chosen ? [chosen] : []), ...all, 'UTC'])]
}

/** What a clock shows in a zone at a moment, with how far it is from Greenwich. */
export function clockIn(zone: string, locale: string, at: Date): string {
  try {
    return at.toLocaleTimeString(locale, {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'shortOffset',
    })
  } catch {
    return ''
  }
}

/** The name of a language in the page’s language, with a capital where it begins a line. */
export function languageName(code: string, locale: string): string {
  try {
    const name = new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code
    return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)
  } catch {
    return code
  }
}
