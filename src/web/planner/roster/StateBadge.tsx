import type { RosterSummary } from '#domain/planning/contract.rosters.ts'
import { Badge } from '../../ui/Words.tsx'
import { useSay } from './say.ts'

/** The state of a roster in a word or two. */
export function StateBadge({ roster }: { readonly roster: Pick<RosterSummary, 'state' | 'solving'> }) {
  const { t } = useSay()
  const { state, solving } = roster
  if (solving === 'asked' || solving === 'working')
    return <Badge tone="info">{t('roster.state.working')}</Badge>
  if (state === 'published') return <Badge tone="good">{t('roster.state.published')}</Badge>
  if (state === 'draft' && solving === 'failed')
    return <Badge tone="problem">{t('roster.state.failed')}</Badge>
  return <Badge>{t(`roster.state.${state}`)}</Badge>
}
