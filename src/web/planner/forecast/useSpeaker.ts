import { useMemo } from 'react'
import { useIntl } from 'react-intl'
import { planners } from '#domain/planning/contract.ts'
import { useMyself } from '../../desk/shell/ids.ts'
import { useSay } from '../roster/say.ts'
import { lengthWords } from './length.ts'
import type { Speaker } from './words.ts'

/** Says days, numbers and lengths of time in the language of the page. */
export function useSpeaker(): Speaker {
  const say = useSay()
  const { locale } = useIntl()
  return useMemo(() => ({ ...say, span: (seconds) => lengthWords(seconds, locale) }), [say, locale])
}

/** Whether I may change plans; leads read them. */
export function useMayPlan(): boolean {
  const me = useMyself()
  return planners.some((role) => me?.roles.includes(role))
}
