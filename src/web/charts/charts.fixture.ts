import { createIntl } from 'react-intl'
import { charts } from '../messages/en/charts.ts'
import { charts as french } from '../messages/fr/charts.ts'
import { COLOURS } from './look.ts'
import type { Look } from './look.ts'
import { makeSpeech } from './speech.ts'
import type { Speech } from './speech.ts'

/** Speech as on a page: English or French, in a zone. */
export function speechIn(locale: 'en-GB' | 'fr-FR' = 'en-GB', zone = 'Europe/London'): Speech {
  const intl = createIntl({ locale, messages: locale === 'en-GB' ? charts : french })
  const t = (id: string, values?: Record<string, unknown>) =>
    intl.formatMessage({ id }, values as Record<string, string>)
  return makeSpeech(intl, t, zone)
}

/** A look with a colour of its own for every name, for drawing without a page. */
export const plainLook: Look = {
  colour: Object.fromEntries(
    COLOURS.map((name, index) => [name, `rgb(${index + 1}, 100, 100)`]),
  ) as Look['colour'],
  surface: 'rgb(255, 255, 255)',
  text: 'rgb(0, 0, 0)',
  soft: 'rgb(80, 80, 80)',
  grid: 'rgb(230, 230, 230)',
  axis: 'rgb(120, 120, 120)',
  font: 'sans-serif',
}
