import { useSearch } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { needRoutes } from '#domain/planning/contract.need.ts'
import type { Need } from '#domain/planning/contract.need.ts'
import { rosterRoutes } from '#domain/planning/contract.rosters.ts'
import { useCall } from '../../client.ts'
import { useGo } from '../../desk/shell/Go.tsx'
import { Page } from '../../desk/shell/Page.tsx'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { ChoiceRow, DemandFields } from '../forecast/Choices.tsx'
import { Refused } from '../forecast/Refused.tsx'
import { Warnings } from '../forecast/Warnings.tsx'
import { Working } from '../forecast/Working.tsx'
import { addressWith } from '../forecast/choice.ts'
import { useSpeaker } from '../forecast/useSpeaker.ts'
import { Day } from './Day.tsx'
import { Glance } from './Glance.tsx'
import { ShortTimes } from './InTheWay.tsx'
import { NeedTable } from './NeedTable.tsx'
import { PlanProblem, isPlanProblem } from './PlanProblem.tsx'
import { Reckoned } from './Reckoned.tsx'
import { Settings } from './Settings.tsx'
import { Skills } from './Skills.tsx'
import { INTERVALS, dayAfter, daysFrom, readNeedChoice } from './choice.ts'
import type { NeedChoice } from './choice.ts'
import { dayToShow, needSentence } from './sentence.ts'
import '../forecast/forecast.css'
import './need.css'

const PATH = '/planner/need'
const WEEK = 7
const REREAD_MS = 300_000
const PUBLISHED = 'published'

function useNeed({ by = 30, day: _day, ...asked }: NeedChoice) {
  const query = { ...asked, days: WEEK, intervalMinutes: `${by}` as const }
  return useCall(needRoutes.need, { query }, { keep: true, staleTime: REREAD_MS, refetchInterval: REREAD_MS })
}

type Fields = { readonly choice: NeedChoice; readonly onChange: (choice: NeedChoice) => void }

/** Against which roster: the published one, or a draft that is being made. */
function CoverField({ choice, onChange }: Fields) {
  const t = useT()
  const { data } = useCall(rosterRoutes.rosters, {}, { staleTime: 60_000 })
  const drafts = data?.items.filter((one) => one.state === 'draft' && one.solving === 'done') ?? []
  if (drafts.length === 0 && choice.rosterId === undefined) return null
  return (
    <Select
      label={t('need.choice.cover')}
      options={[
        { value: PUBLISHED, label: t('need.choice.cover.published') },
        ...drafts.map(({ id, name }) => ({ value: id, label: t('need.choice.cover.draft', { name }) })),
      ]}
      value={choice.rosterId ?? PUBLISHED}
      onChange={(id) => onChange({ ...choice, rosterId: id === PUBLISHED ? undefined : id })}
    />
  )
}

function WeekField({ choice, onChange, from }: Fields & { readonly from: string | undefined }) {
  const t = useT()
  const show = (next: string): void =>
    onChange({ ...choice, from: next === '' ? undefined : next, day: undefined })
  return (
    <div className="need-week" role="group" aria-label={t('need.choice.week')}>
      <Button
        aria-label={t('need.choice.earlier')}
        isDisabled={from === undefined}
        onPress={() => from && show(dayAfter(from, -WEEK))}
      >
        <ChevronLeft size={18} aria-hidden="true" />
      </Button>
      <TextField type="date" label={t('forecast.choice.from')} value={from ?? ''} onChange={show} />
      <Button
        aria-label={t('need.choice.later')}
        isDisabled={from === undefined}
        onPress={() => from && show(dayAfter(from, WEEK))}
      >
        <ChevronRight size={18} aria-hidden="true" />
      </Button>
    </div>
  )
}

function Fields({ choice, onChange, from }: Fields & { readonly from: string | undefined }) {
  const t = useT()
  return (
    <ChoiceRow>
      <DemandFields choice={choice} onChange={(next) => onChange({ ...next, day: undefined })} />
      <Select
        label={t('forecast.choice.by')}
        options={INTERVALS.map((one) => ({ value: String(one), label: t(`forecast.by.${one}`) }))}
        value={String(choice.by ?? 30)}
        onChange={(next) => onChange({ ...choice, by: INTERVALS.find((one) => String(one) === next) })}
      />
      <WeekField choice={choice} onChange={onChange} from={from} />
      <CoverField choice={choice} onChange={onChange} />
    </ChoiceRow>
  )
}

function Seen(props: {
  readonly need: Need
  readonly choice: NeedChoice
  readonly isOld: boolean
  readonly onChange: () => void
}) {
  const { need, choice, isOld, onChange } = props
  const days = daysFrom(need.from, WEEK)
  const day = choice.day !== undefined && days.includes(choice.day) ? choice.day : dayToShow(need)
  const toDay = (next: string): string => addressWith(PATH, { ...choice, day: next })
  return (
    <div className="plan-seen" aria-busy={isOld}>
      <Glance need={need} days={days} shown={day} toDay={toDay} />
      {day !== undefined && <Day need={need} day={day} />}
      <ShortTimes need={need} />
      {day !== undefined && <NeedTable need={need} day={day} />}
      <Skills need={need} choice={choice} day={day} />
      <Reckoned need={need} onChange={onChange} />
      <Warnings warnings={need.warnings} />
    </div>
  )
}

function Sentence({ need }: { need: Need }) {
  const say = useSpeaker()
  return (
    <p className="plan-sentence" aria-live="polite">
      {needSentence(need, say)}
    </p>
  )
}

/** How many people are needed when, what the roster covers, and what a gap costs clients (R34). */
export function NeedPage() {
  const t = useT()
  const go = useGo()
  const choice = readNeedChoice(useSearch({ strict: false }))
  const [isChanging, setChanging] = useState(false)
  const { data, error, isPlaceholderData, refetch } = useNeed(choice)
  const show = (next: NeedChoice): void => go(addressWith(PATH, next))
  const change = (): void => setChanging(true)
  return (
    <Page title={t('need.title')} wide>
      <h1>{t('need.title')}</h1>
      {data && !error && <Sentence need={data} />}
      <Fields choice={choice} onChange={show} from={choice.from ?? data?.from} />
      {isPlanProblem(error) && <PlanProblem error={error} onChange={change} />}
      {error && !isPlanProblem(error) && (
        <Refused error={error} plain={PATH} onRetry={() => void refetch()} />
      )}
      {!data && !error && <Working title={t('need.working')} why={t('need.working.why')} />}
      {data && !error && <Seen need={data} choice={choice} isOld={isPlaceholderData} onChange={change} />}
      {isChanging && <Settings onClose={() => setChanging(false)} />}
    </Page>
  )
}
