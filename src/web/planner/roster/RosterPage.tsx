import { useParams } from '@tanstack/react-router'
import { ArrowLeft, ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { addDays, daysFrom } from '#core/calendars/moments.ts'
import { planners } from '#domain/planning/contract.ts'
import { rosterRoutes } from '#domain/planning/contract.rosters.ts'
import type { Roster } from '#domain/planning/contract.rosters.ts'
import { queryClient, queryFor, useCall } from '../../client.ts'
import { Go } from '../../desk/shell/Go.tsx'
import { Page } from '../../desk/shell/Page.tsx'
import { useMyself } from '../../desk/shell/ids.ts'
import { NARROW } from '../../desk/shell/narrow.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { EmptyState, Skeleton } from '../../ui/Layout.tsx'
import { Notice, ProblemNotice } from '../../ui/Notice.tsx'
import { Select } from '../../ui/Select.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { useMediaQuery } from '../../ui/theme.ts'
import { Actions } from './Actions.tsx'
import { CoverTable } from './CoverTable.tsx'
import { DayList } from './DayList.tsx'
import { Fair } from './Fair.tsx'
import { Grid } from './Grid.tsx'
import type { FormFor } from './Grid.tsx'
import { ShiftForm } from './ShiftForm.tsx'
import { Solving, isWorking } from './Solving.tsx'
import { StateBadge } from './StateBadge.tsx'
import { TroubleNotice, Warnings } from './Warnings.tsx'
import { Why } from './Why.tsx'
import { MovingContext, createMoving } from './moving.ts'
import type { Moving } from './moving.ts'
import { weekOf } from './place.ts'
import { useSay } from './say.ts'
import { useEdits } from './useEdits.ts'
import './roster.css'

type View = 'week' | 'day'
type Tab = 'grid' | 'why' | 'fair'

/** Which days are shown. A shift in the hand takes the view with it. */
function useShownDays(roster: Roster, isNarrow: boolean, moving: Moving) {
  const [wanted, setView] = useState<View>('week')
  const [chosen, setDay] = useState(roster.firstDay)
  const last = addDays(roster.firstDay, roster.days - 1)
  const day = chosen < roster.firstDay || chosen > last ? roster.firstDay : chosen
  const view = isNarrow ? 'day' : wanted
  useEffect(
    () =>
      moving.subscribe(() => {
        const held = moving.held()
        if (held?.by === 'keys') setDay(held.place.day)
      }),
    [moving],
  )
  const page = Math.floor(daysFrom(roster.firstDay, roster.days).indexOf(day) / 7)
  const key = view === 'day' ? day : String(page)
  const days = useMemo(
    () => (view === 'day' ? [day] : weekOf(roster, page)),
    // oxlint-disable-next-line react/exhaustive-deps -- `key` stands for the days that are shown
    [key, view, roster.firstDay, roster.days],
  )
  return { view, setView, day, setDay, days, last }
}

type Shown = ReturnType<typeof useShownDays>

function Going({ roster, shown }: { roster: Roster; shown: Shown }) {
  const say = useSay()
  const { t } = say
  const { view, setView, day, setDay, last } = shown
  const isNarrow = useMediaQuery(NARROW)
  const by = view === 'day' ? 1 : 7
  const [before, after] = [addDays(day, -by), addDays(day, by)]
  const clamped = (to: string) => (to < roster.firstDay ? roster.firstDay : to > last ? last : to)
  const has = view === 'day' || roster.days > 7
  const words =
    view === 'day'
      ? (['roster.day.before', 'roster.day.after'] as const)
      : (['roster.week.before', 'roster.week.after'] as const)
  return (
    <div className="roster-going">
      {!isNarrow && (
        <div className="roster-views" role="group" aria-label={t('roster.view')}>
          {(['week', 'day'] as const).map((one) => (
            <Button
              key={one}
              size="s"
              variant={view === one ? 'secondary' : 'quiet'}
              aria-pressed={view === one}
              onPress={() => setView(one)}
            >
              {t(`roster.view.${one}`)}
            </Button>
          ))}
        </div>
      )}
      {has && (
        <IconButton
          label={t(words[0])}
          icon={<ChevronLeft size={20} aria-hidden="true" />}
          isDisabled={
            view === 'day'
              ? day === roster.firstDay
              : before < roster.firstDay && shown.days[0] === roster.firstDay
          }
          onPress={() => setDay(clamped(before))}
        />
      )}
      {view === 'day' && (
        <Select
          label={t('roster.day.choose')}
          labelHidden
          options={daysFrom(roster.firstDay, roster.days).map((one) => ({ value: one, label: say.day(one) }))}
          value={day}
          onChange={setDay}
        />
      )}
      {has && (
        <IconButton
          label={t(words[1])}
          icon={<ChevronRight size={20} aria-hidden="true" />}
          isDisabled={view === 'day' ? day === last : shown.days.includes(last)}
          onPress={() => setDay(clamped(after))}
        />
      )}
    </div>
  )
}

function Shifts(props: {
  roster: Roster
  canEdit: boolean
  moving: Moving
  onForm: (what: FormFor) => void
  edits: ReturnType<typeof useEdits>
}) {
  const { roster, canEdit, moving, onForm, edits } = props
  const { t } = useSay()
  const isNarrow = useMediaQuery(NARROW)
  const shown = useShownDays(roster, isNarrow, moving)
  const hasPeople = roster.people.some(({ terms }) => terms !== null) || roster.shifts.length > 0
  if (!hasPeople) {
    return (
      <EmptyState title={t('roster.nobody')}>
        <p>{t('roster.nobody.text')}</p>
        <Go to="/planner/roster?tab=people">{t('roster.tab.people')}</Go>
      </EmptyState>
    )
  }
  return (
    <div className="roster-shifts">
      <Going roster={roster} shown={shown} />
      <TroubleNotice roster={roster} edits={edits} />
      <Warnings roster={roster} />
      {isNarrow ? (
        <DayList roster={roster} day={shown.day} canEdit={canEdit} onForm={onForm} />
      ) : (
        <Grid
          {...{ roster, canEdit, edits, onForm, days: shown.days }}
          axis={shown.view === 'day' ? 'time' : 'days'}
        />
      )}
      <CoverTable roster={roster} days={shown.days} />
    </div>
  )
}

function ReadOnly({ roster, mayPlan }: { roster: Roster; mayPlan: boolean }) {
  const { t } = useSay()
  if (isWorking(roster)) return null
  const why = roster.state === 'draft' ? 'role' : roster.state
  if (why === 'role' && mayPlan) return null
  return <p className="desk-quiet">{t(`roster.readonly.${why}`)}</p>
}

/** Says at the top that there is no roster to speak of, and leads to why. */
function NotMade({ roster, onWhy }: { roster: Roster; onWhy: () => void }) {
  const { t } = useSay()
  const status = roster.outcome?.status ?? (roster.shifts.length > 0 ? 'optimal' : 'none')
  if (status === 'optimal' || status === 'good_enough') return null
  return (
    <Notice
      tone="warn"
      title={t(`roster.why.${status}`)}
      action={
        <Button size="s" onPress={onWhy}>
          {t('roster.tab.why')}
        </Button>
      }
    />
  )
}

function Head({ roster, children }: { roster: Roster; children: ReactNode }) {
  const say = useSay()
  const last = addDays(roster.firstDay, roster.days - 1)
  return (
    <div className="roster-head">
      <h1>{roster.name}</h1>
      <StateBadge roster={roster} />
      <p className="desk-quiet">
        {say.t('roster.span', { from: say.day(roster.firstDay), to: say.day(last) })}
      </p>
      {children}
    </div>
  )
}

function Opened({ roster }: { roster: Roster }) {
  const { t } = useSay()
  const me = useMyself()
  const edits = useEdits(roster.id)
  const [moving] = useState(createMoving)
  const [form, setForm] = useState<FormFor>()
  const [tab, setTab] = useState<Tab>('grid')
  const mayPlan = planners.some((role) => me?.roles.includes(role))
  const isBusy = isWorking(roster)
  const canEdit = mayPlan && roster.state === 'draft' && !isBusy
  const openForm = (what: FormFor | undefined): void => {
    edits.forget()
    setForm(what)
  }
  const content = {
    grid: <Shifts {...{ roster, canEdit, moving, edits }} onForm={openForm} />,
    why: <Why roster={roster} canEdit={canEdit} />,
    fair: <Fair roster={roster} />,
  }
  return (
    <MovingContext value={moving}>
      <Head roster={roster}>
        <Actions
          roster={roster}
          canEdit={canEdit}
          canReplan={mayPlan && !isBusy && roster.state !== 'replaced'}
          onGive={() => openForm({ agentId: null, day: roster.firstDay })}
        />
      </Head>
      <ReadOnly roster={roster} mayPlan={mayPlan} />
      {isBusy && <Solving roster={roster} />}
      {!isBusy && <NotMade roster={roster} onWhy={() => setTab('why')} />}
      {(!isBusy || roster.shifts.length > 0) && (
        <Tabs
          label={t('roster.title')}
          selected={tab}
          onSelect={setTab}
          tabs={(['grid', 'why', 'fair'] as const).map((id) => ({
            id,
            label: t(`roster.tab.${id}`),
            content: content[id],
          }))}
        />
      )}
      {form && <ShiftForm roster={roster} what={form} edits={edits} onClose={() => openForm(undefined)} />}
    </MovingContext>
  )
}

/** One roster: who works when, why it is so, and how burdens are spread. */
export function RosterPage() {
  const { t } = useSay()
  const { rosterId = '' } = useParams({ strict: false })
  const input = { params: { rosterId } }
  const known = queryClient.getQueryData(queryFor(rosterRoutes.get, input).queryKey)
  const {
    data: roster,
    error,
    refetch,
  } = useCall(rosterRoutes.get, input, {
    refetchInterval: known && isWorking(known) ? 1_000 : false,
  })
  return (
    <Page title={roster?.name ?? t('roster.title')} wide>
      <Go to="/planner/roster" className="roster-back">
        <ArrowLeft size={16} aria-hidden="true" /> {t('roster.back')}
      </Go>
      {!roster && <h1>{t('roster.title')}</h1>}
      {!roster && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!roster && !error && <Skeleton lines={8} />}
      {roster && <Opened key={roster.id} roster={roster} />}
    </Page>
  )
}
