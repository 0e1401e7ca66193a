import { useSearch } from '@tanstack/react-router'
import { demandKeepers, demandRoutes } from '#domain/demand/contract.ts'
import type { DemandFilter, DemandOverview } from '#domain/demand/contract.ts'
import type { LensPeriod } from '#domain/measures/contract.ts'
import { useCall } from '../../client.ts'
import { useGo } from '../../desk/shell/Go.tsx'
import { useMyself } from '../../desk/shell/ids.ts'
import { useT } from '../../messages/Messages.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { LENS_REREAD_MS, LensPage, Section, useLensChoice } from '../LensPage.tsx'
import { addressWith } from '../filter.ts'
import type { LensChoice } from '../filter.ts'
import { useLensSay } from '../useLensSay.ts'
import { Causes } from './Causes.tsx'
import { Days } from './Days.tsx'
import { Figures } from './Figures.tsx'
import { Places } from './Places.tsx'
import { Report } from './Report.tsx'
import { Sheets } from './Sheets.tsx'
import { Sources } from './Sources.tsx'
import { Subjects } from './Subjects.tsx'
import { Wants } from './Wants.tsx'
import { demandSentence } from './words.ts'
import './demand.css'

const DEMAND_PATH = '/lens/demand'
const VIEWS = ['seen', 'wants', 'names', 'check'] as const
type View = (typeof VIEWS)[number]

/** The period as the frame says it; what is read is read live, so it is counted up to when it was read. */
function periodOf({ from, to, zone }: DemandOverview, readAt: number): LensPeriod {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(readAt)
  return { from, to, zone, upTo: new Date(readAt).toISOString(), live: to >= today }
}

function Seen({ seen, choice }: { seen: DemandOverview; choice: LensChoice }) {
  const t = useT()
  return (
    <>
      <Section title={t('demand.figures')}>
        <Figures seen={seen} choice={choice} />
      </Section>
      {seen.marked > 0 && <Days seen={seen} />}
      <Sources seen={seen} choice={choice} />
      <Places seen={seen} choice={choice} />
    </>
  )
}

type Parts = {
  readonly seen: DemandOverview
  readonly choice: LensChoice
  readonly query: DemandFilter
  readonly mayKeep: boolean
}

function ViewOf({ view, seen, choice, query, mayKeep }: Parts & { view: View }) {
  return (
    <div className="demand-view">
      {view === 'seen' && <Seen seen={seen} choice={choice} />}
      {view === 'wants' && <Wants seen={seen} choice={choice} />}
      {view === 'names' && (
        <>
          <Subjects query={query} mayKeep={mayKeep} />
          <Causes mayKeep={mayKeep} />
        </>
      )}
      {view === 'check' && (
        <>
          <Sheets query={query} shown={seen} mayKeep={mayKeep} />
          <Report mayKeep={mayKeep} />
        </>
      )}
    </div>
  )
}

/** What clients come for, how much of it comes from what was not done or not done right, and from where (R25). */
export function DemandPage() {
  const t = useT()
  const say = useLensSay()
  const go = useGo()
  const mayKeep = useMyself()?.roles.some((role) => demandKeepers.some((one) => one === role)) ?? false
  const [filter] = useLensChoice(DEMAND_PATH)
  const { demand: _demand, ...query } = filter
  const search: Record<string, unknown> = useSearch({ strict: false })
  const view = VIEWS.find((one) => one === search['view']) ?? 'seen'
  const { data, error, isPlaceholderData, dataUpdatedAt, refetch } = useCall(
    demandRoutes.overview,
    { query },
    { keep: true, refetchInterval: LENS_REREAD_MS },
  )
  return (
    <LensPage
      title={t('demand.title')}
      sentence={data && demandSentence(data, say)}
      filter={{
        path: DEMAND_PATH,
        parts: ['service', 'department', 'channel'],
        period: data && periodOf(data, dataUpdatedAt || Date.now()),
      }}
      error={error}
      onRetry={() => void refetch()}
      isOld={isPlaceholderData}
    >
      {data && (
        <div className="demand-tabs">
          <Tabs
            label={t('demand.views')}
            selected={view}
            onSelect={(next) =>
              go(addressWith(DEMAND_PATH, { ...query, view: next === 'seen' ? undefined : next }))
            }
            tabs={VIEWS.map((id) => ({
              id,
              label: t(`demand.view.${id}`),
              content: <ViewOf view={id} seen={data} choice={query} query={query} mayKeep={mayKeep} />,
            }))}
          />
        </div>
      )}
    </LensPage>
  )
}
