import { createIntl } from 'react-intl'
import { planner } from '../../messages/en/planner.ts'
import { planner as french } from '../../messages/fr/planner.ts'
import { sayWith } from '../roster/say.ts'
import { lengthWords } from './length.ts'
import type { Speaker } from './words.ts'

/** Speech as on a page of the planner: English or French. A text that is missing or wrong is an error. */
export function sayIn(locale: 'en-GB' | 'fr-FR' = 'en-GB'): Speaker {
  const messages = locale === 'en-GB' ? planner : french
  const onError = (error: Error): never => {
    throw error
  }
  const intl = createIntl({ locale, messages, onError })
  const t = (id: string, values?: object) => intl.formatMessage({ id }, values as Record<string, string>)
  return { ...sayWith(intl, t), span: (seconds) => lengthWords(seconds, locale) }
}
