import { useMemo } from 'react'
import { useIntl } from 'react-intl'
import { makeSpeech } from '../../charts/speech.ts'
import type { Speech } from '../../charts/speech.ts'
import { useT } from '../../messages/Messages.tsx'
import { useZone } from '../../ui/time.ts'

/** Says figures in the language of the page, as charts do. */
export function useFigures(): Speech {
  const intl = useIntl()
  const t = useT()
  const zone = useZone()
  return useMemo(() => makeSpeech(intl, t, zone), [intl, t, zone])
}
