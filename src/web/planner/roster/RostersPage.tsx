import { useRouter, useSearch } from '@tanstack/react-router'
import { CalendarPlus } from 'lucide-react'
import { useState } from 'react'
import { addDays } from '#core/calendars/moments.ts'
import { planners } from '#domain/planning/contract.ts'
import { peopleRoutes } from '#domain/planning/contract.people.ts'
import { rosterRoutes } from '#domain/planning/contract.rosters.ts'
import type { RosterSummary } from '#domain/planning/contract.rosters.ts'
import { call, useCall } from '../../client.ts'
import { Go } from '../../desk/shell/Go.tsx'
import { Page } from '../../desk/shell/Page.tsx'
import { useMyself } from '../../desk/shell/ids.ts'
import { useWhen } from '../../desk/shell/when.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState, Skeleton } from '../../ui/Layout.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { MakeRoster } from './MakeRoster.tsx'
import { Patterns } from './Patterns.tsx'
import { People } from './People.tsx'
import { isWorking } from './Solving.tsx'
import { StateBadge } from './StateBadge.tsx'
import { useSay } from './say.ts'
import './roster.css'

type Tab = 'rosters' | 'people' | 'patterns'
const TABS: readonly Tab[] = ['rosters', 'people', 'patterns']

function Line({ roster }: { roster: RosterSummary }) {
  const say = useSay()
  const when = useWhen()
  const to = say.shortDay(addDays(roster.firstDay, roster.days - 1))
  return (
    <tr>
      <th scope="row">
        <Go to={`/planner/roster/${roster.id}`}>{roster.name}</Go>
      </th>
      <td>{say.t('roster.span', { from: say.shortDay(roster.firstDay), to })}</td>
      <td>
        <StateBadge roster={roster} />
      </td>
      <td className="roster-number">{roster.shiftCount}</td>
      <td className="desk-quiet">
        {say.t('roster.made_by', { when: when.at(roster.madeAt), name: roster.madeBy.name })}
      </td>
    </tr>
  )
}

function Table({ items }: { items: readonly RosterSummary[] }) {
  const { t } = useSay()
  return (
    <div className="roster-scroll" role="region" aria-label={t('roster.list')} tabIndex={0}>
      <table className="roster-table roster-list roster-cards">
        <caption className="desk-visually-hidden">{t('roster.list')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('roster.col.name')}</th>
            <th scope="col">{t('roster.col.days')}</th>
            <th scope="col">{t('roster.col.state')}</th>
            <th scope="col" className="roster-number">
              {t('roster.col.shifts')}
            </th>
            <th scope="col">{t('roster.col.made')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((roster) => (
            <Line key={roster.id} roster={roster} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What has to be there before a roster can be made: kinds of shift, and somebody who has agreed to work. */
function Before({ onMake }: { onMake: (() => void) | undefined }) {
  const { t } = useSay()
  const people = useCall(peopleRoutes.people).data?.items
  const patterns = useCall(peopleRoutes.patterns).data?.items
  const noTerms = people !== undefined && !people.some(({ terms }) => terms)
  const noPatterns = patterns !== undefined && !patterns.some(({ active }) => active)
  return (
    <EmptyState icon={<CalendarPlus size={28} aria-hidden="true" />} title={t('roster.none')}>
      <p>{t('roster.none.text')}</p>
      {noTerms && <p>{t('roster.none.terms')}</p>}
      {noPatterns && <p>{t('roster.none.patterns')}</p>}
      {onMake && (
        <Button variant="primary" onPress={onMake}>
          {t('roster.make')}
        </Button>
      )}
    </EmptyState>
  )
}

function Rosters({ onMake }: { onMake: (() => void) | undefined }) {
  const { t } = useSay()
  const [earlier, setEarlier] = useState<readonly RosterSummary[]>([])
  const [next, setNext] = useState<string | null>()
  const [problem, setProblem] = useState<unknown>()
  const [isWaiting, setWaiting] = useState(false)
  const { data, error, refetch } = useCall(
    rosterRoutes.rosters,
    {},
    { refetchInterval: isWaiting ? 2_000 : false },
  )
  const items = data?.items ?? []
  const working = items.some(isWorking)
  if (working !== isWaiting) setWaiting(working)
  const cursor = next === undefined ? data?.next : next
  const more = async (): Promise<void> => {
    if (!cursor) return
    try {
      const page = await call(rosterRoutes.rosters, { query: { cursor } })
      setEarlier([...earlier, ...page.items])
      setNext(page.next)
      setProblem(undefined)
    } catch (reason) {
      setProblem(reason)
    }
  }
  if (!data)
    return error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <Skeleton lines={6} />
  if (items.length === 0) return <Before onMake={onMake} />
  return (
    <>
      <Table items={[...items, ...earlier]} />
      <ProblemNotice error={problem} />
      {cursor && (
        <div>
          <Button onPress={() => void more()}>{t('roster.more')}</Button>
        </div>
      )}
    </>
  )
}

/** All rosters; who can be rostered and what they agreed to; and the kinds of shift. */
export function RostersPage() {
  const { t } = useSay()
  const router = useRouter()
  const { tab: wanted } = useSearch({ strict: false }) as { tab?: string }
  const [isMaking, setMaking] = useState(false)
  const me = useMyself()
  const mayPlan = planners.some((role) => me?.roles.includes(role))
  const tab = TABS.find((one) => one === wanted) ?? 'rosters'
  const onMake = mayPlan ? () => setMaking(true) : undefined
  const content = {
    rosters: <Rosters onMake={onMake} />,
    people: <People mayPlan={mayPlan} />,
    patterns: <Patterns mayPlan={mayPlan} />,
  }
  return (
    <Page title={t('roster.title')} wide>
      <div className="roster-head">
        <h1>{t('roster.title')}</h1>
        <p className="desk-quiet">{t('roster.lead')}</p>
        {onMake && (
          <div className="roster-actions">
            <Button variant="primary" onPress={onMake}>
              {t('roster.make')}
            </Button>
          </div>
        )}
      </div>
      <Tabs
        label={t('roster.title')}
        selected={tab}
        onSelect={(id) =>
          router.history.replace(id === 'rosters' ? '/planner/roster' : `/planner/roster?tab=${id}`)
        }
        tabs={TABS.map((id) => ({ id, label: t(`roster.tab.${id}`), content: content[id] }))}
      />
      {isMaking && (
        <MakeRoster
          onClose={() => setMaking(false)}
          onMade={(id) => router.history.push(`/planner/roster/${id}`)}
        />
      )}
    </Page>
  )
}
