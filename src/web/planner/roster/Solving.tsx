import { useEffect, useRef } from 'react'
import type { Roster } from '#domain/planning/contract.rosters.ts'
import { Spinner } from '../../ui/Spinner.tsx'
import { announce } from '../../ui/announce.tsx'
import { useNow } from '../../ui/time.ts'
import { useSay } from './say.ts'

const LONG_SECONDS = 90

export const isWorking = ({ solving }: Pick<Roster, 'solving'>): boolean =>
  solving === 'asked' || solving === 'working'

/** A roster that is being worked out: what is going on, and since when. No bar that would pretend to know how long. */
export function Solving({ roster }: { readonly roster: Roster }) {
  const { t } = useSay()
  const now = useNow(1_000)
  const seen = useRef(now)
  const isFirst = roster.outcome === null
  const since = isFirst ? Math.min(seen.current, Date.parse(roster.madeAt)) : seen.current
  const seconds = Math.max(0, Math.round((now - since) / 1_000))
  useEffect(() => () => announce(t('roster.solving.done')), [t])
  return (
    <section className="roster-solving" aria-labelledby="roster-solving">
      <Spinner />
      <div>
        <h2 id="roster-solving">{t('roster.solving.title')}</h2>
        <p>{t(roster.solving === 'asked' ? 'roster.solving.asked' : 'roster.solving.working')}</p>
        <p className="desk-quiet">{t('roster.solving.since', { seconds })}</p>
        {seconds > LONG_SECONDS && <p>{t('roster.solving.long')}</p>}
      </div>
    </section>
  )
}
