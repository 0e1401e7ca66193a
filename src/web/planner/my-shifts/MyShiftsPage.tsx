import { useState } from 'react'
import { myShiftRoutes } from '#domain/planning/contract.mine.ts'
import type { MyShifts } from '#domain/planning/contract.mine.ts'
import type { Shift } from '#domain/planning/contract.rosters.ts'
import { useCall } from '../../client.ts'
import { Page } from '../../desk/shell/Page.tsx'
import { useMyself } from '../../desk/shell/ids.ts'
import { Button } from '../../ui/Button.tsx'
import { Skeleton } from '../../ui/Layout.tsx'
import { Notice, ProblemNotice } from '../../ui/Notice.tsx'
import { dayOf, useNow, useZone } from '../../ui/time.ts'
import { useSay } from '../roster/say.ts'
import { AskSwap } from './AskSwap.tsx'
import { Calendar } from './Calendar.tsx'
import { Feed } from './Feed.tsx'
import { NextShifts } from './NextShifts.tsx'
import { Swaps } from './Swaps.tsx'
import { Wishes } from './Wishes.tsx'
import { nextShifts, sortedSwaps } from './mine.ts'
import './shifts.css'

export type ShiftsView = 'list' | 'week' | 'month'
const VIEWS: readonly ShiftsView[] = ['list', 'week', 'month']
const DAYS = 56

/** Says so when colleagues wait for an answer. */
function Asked({ mine, myId }: { mine: MyShifts; myId: string }) {
  const { t } = useSay()
  const { toMe } = sortedSwaps(mine.swaps, myId)
  const [first] = toMe
  if (!first) return null
  const look = (): void => document.getElementById('shifts-swaps')?.scrollIntoView({ behavior: 'smooth' })
  return (
    <Notice
      tone="warn"
      title={t('shifts.asks', { count: toMe.length, name: first.askedBy.name })}
      action={
        <Button size="s" onPress={look}>
          {t('shifts.asks.look')}
        </Button>
      }
    />
  )
}

function Views(props: { view: ShiftsView; onView: (view: ShiftsView) => void }) {
  const { view, onView } = props
  const { t } = useSay()
  return (
    <div className="shifts-views" role="group" aria-label={t('shifts.view')}>
      {VIEWS.map((one) => (
        <Button
          key={one}
          size="s"
          variant={view === one ? 'secondary' : 'quiet'}
          aria-pressed={view === one}
          onPress={() => onView(one)}
        >
          {t(`shifts.view.${one}`)}
        </Button>
      ))}
    </div>
  )
}

function Opened({ mine, myId, today }: { mine: MyShifts; myId: string; today: string }) {
  const { t } = useSay()
  const now = useNow(60_000)
  const [view, setView] = useState<ShiftsView>('list')
  const [day, setDay] = useState(today)
  const [asking, setAsking] = useState<Shift>()
  const next = nextShifts(mine.shifts, now)
  const swapping = new Set(mine.swaps.filter(({ state }) => state === 'asked').map(({ shift }) => shift.id))
  return (
    <>
      <Asked mine={mine} myId={myId} />
      <section className="shifts-part" aria-labelledby="shifts-next">
        <div className="shifts-part-head">
          <h2 id="shifts-next">{t('shifts.next')}</h2>
          <Views view={view} onView={setView} />
        </div>
        {view === 'list' ? (
          <NextShifts shifts={next} today={today} swapping={swapping} onSwap={setAsking} />
        ) : (
          <Calendar {...{ view, day, today }} onDay={setDay} />
        )}
      </section>
      <div className="shifts-parts">
        <Wishes wishes={mine.wishes} today={today} />
        <Swaps swaps={mine.swaps} myId={myId} />
        <Feed exists={mine.calendarFeed} />
      </div>
      {asking && <AskSwap shift={asking} onClose={() => setAsking(undefined)} />}
    </>
  )
}

/** My published shifts, what I would like, and swaps with colleagues. */
export function MyShiftsPage() {
  const { t } = useSay()
  const zone = useZone()
  const me = useMyself()
  const today = dayOf(useNow(60_000), zone)
  const { data, error, refetch } = useCall(
    myShiftRoutes.mine,
    { query: { from: today, days: DAYS } },
    { refetchInterval: 60_000 },
  )
  return (
    <Page title={t('shifts.title')} wide>
      <div className="roster-head">
        <h1>{t('shifts.title')}</h1>
        <p className="desk-quiet">{t('shifts.lead')}</p>
      </div>
      {!data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={6} />}
      {data && me && <Opened mine={data} myId={me.agentId} today={today} />}
    </Page>
  )
}
