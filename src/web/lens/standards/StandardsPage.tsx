import { useState } from 'react'
import { standardRoutes } from '#domain/learning/contract.standards.ts'
import type { Miss, StandardLine } from '#domain/learning/contract.standards.ts'
import { LineChart } from '../../charts/LineChart.tsx'
import { useCall } from '../../client.ts'
import { Go } from '../../desk/shell/Go.tsx'
import { useMyself } from '../../desk/shell/ids.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { Badge, VisuallyHidden } from '../../ui/Words.tsx'
import { LENS_REREAD_MS, LensPage, Section, useLensChoice } from '../LensPage.tsx'
import { useLensSay } from '../useLensSay.ts'
import type { LensSay } from '../useLensSay.ts'
import { CallOutForm } from './CallOutForm.tsx'
import { CallOutList } from './CallOutList.tsx'
import { DayStrip } from './DayStrip.tsx'
import './standards.css'

const PATH = '/lens/standards'

function sentence(items: readonly StandardLine[], say: LensSay): string {
  const sum = (of: (line: StandardLine) => number) => items.reduce((all, line) => all + of(line), 0)
  const ended = sum(({ ended: one }) => one)
  if (ended === 0 && sum(({ open }) => open) === 0) return say.t('standards.sentence.none')
  return say.t('standards.sentence', {
    share: ended > 0 ? say.percent(sum(({ inTime }) => inTime) / ended) : '–',
    ended: say.number(ended, 0),
    risk: sum(({ atRisk }) => atRisk),
    overdue: sum(({ overdue }) => overdue),
  })
}

function promise(line: StandardLine, say: LensSay): string {
  if (line.workingMinutes === null) return say.t('standards.no_standard')
  return say.t('standards.within', { time: say.span(line.workingMinutes * 60) })
}

function Line({ line, until }: { line: StandardLine; until: string }) {
  const say = useLensSay()
  const { t } = say
  return (
    <li className="standard">
      <div className="standard-head">
        <h4>{line.of === 'standard' ? line.name : t(`standards.of.${line.of}`)}</h4>
        <span>{promise(line, say)}</span>
      </div>
      <p>
        {line.ended > 0
          ? t('standards.done', {
              share: say.percent(line.inTime / line.ended),
              inTime: say.number(line.inTime, 0),
              ended: say.number(line.ended, 0),
            })
          : t('standards.nothing_ended')}{' '}
        {line.medianSeconds !== null &&
          t('standards.took', { half: say.span(line.medianSeconds), nine: say.span(line.p90Seconds ?? 0) })}
      </p>
      <p>{t('standards.open', { open: line.open, risk: line.atRisk, overdue: line.overdue })}</p>
      <DayStrip line={line} until={until} />
    </li>
  )
}

/** A standard is shown whether there was anything for it; other work and promises only when there was. */
const hasSomething = ({ of, ended, open }: StandardLine): boolean =>
  of === 'standard' || ended > 0 || open > 0

function Departments({ items, until }: { items: readonly StandardLine[]; until: string }) {
  const t = useT()
  const groups = [...Map.groupBy(items, ({ departmentId }) => departmentId).values()]
  return (
    <div className="standard-departments">
      {groups.map((lines) => {
        const [first] = lines
        if (!first) return null
        const shown = lines.filter(hasSomething)
        return (
          <section key={first.departmentId} className="standard-department">
            <h3>
              {first.department} <Badge>{t(first.front ? 'standards.front' : 'standards.back')}</Badge>
            </h3>
            {shown.length === 0 && <p>{t('standards.department.nothing')}</p>}
            <ul role="list">
              {shown.map((line) => (
                <Line
                  key={`${line.of}${line.standardId ?? ''}${line.serviceId ?? ''}`}
                  line={line}
                  until={until}
                />
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

function MissRow({ miss, onAsk }: { miss: Miss; onAsk: ((miss: Miss) => void) | undefined }) {
  const say = useLensSay()
  const { t } = say
  const state =
    miss.overSeconds > 0
      ? t('standards.over', { time: say.span(miss.overSeconds) })
      : t('standards.left', { time: say.span(Math.abs(miss.overSeconds)), used: say.percent(miss.used) })
  return (
    <li>
      <span>
        <Go to={`/lens/journeys/${miss.caseId}`}>{miss.what}</Go>
      </span>
      <small>
        {[
          miss.reference,
          miss.department,
          miss.person,
          state,
          t('standards.due', { time: say.at(miss.dueAt) }),
        ]
          .filter(Boolean)
          .join(' · ')}
        {' · '}
        {t(miss.clientTold ? 'standards.client_told' : 'standards.client_not_told')}
      </small>
      {onAsk && miss.callOutId === null && (
        <div className="standard-ask">
          <Button size="s" onPress={() => onAsk(miss)}>
            {t('callout.ask')}
            <VisuallyHidden>{` ${miss.what}, ${miss.reference}`}</VisuallyHidden>
          </Button>
        </div>
      )}
      {miss.callOutId !== null && <small>{t('callout.asked_already')}</small>}
    </li>
  )
}

function Misses(props: {
  readonly state: 'at_risk' | 'missed'
  readonly query: object
  readonly onAsk?: (miss: Miss) => void
}) {
  const { state, query, onAsk } = props
  const t = useT()
  const { data, error, refetch } = useCall(
    standardRoutes.misses,
    { query: { ...query, state } },
    { keep: true, refetchInterval: LENS_REREAD_MS },
  )
  return (
    <Section title={t(`standards.${state}`)}>
      <ProblemNotice error={error} onRetry={() => void refetch()} />
      {data?.items.length === 0 && <p>{t(`standards.${state}.none`)}</p>}
      <ul role="list" className="lens-rows">
        {data?.items.map((miss) => (
          <MissRow key={miss.id} miss={miss} onAsk={onAsk} />
        ))}
      </ul>
      {data && data.more > 0 && <p>{t('standards.more', { count: data.more })}</p>}
    </Section>
  )
}

function CallOuts({ query }: { query: object }) {
  const say = useLensSay()
  const { t } = say
  const { data } = useCall(standardRoutes.callOuts, { query }, { keep: true })
  if (!data) return null
  const weeks = [...Map.groupBy(data.weeks, ({ week }) => week)]
    .map(([week, all]) => ({
      at: Date.parse(`${week}T12:00:00Z`),
      asked: all.reduce((sum, one) => sum + one.asked, 0),
      answered: all.reduce((sum, one) => sum + one.answered, 0),
    }))
    .toSorted((a, b) => a.at - b.at)
  return (
    <Section title={t('callout.title')}>
      {weeks.length > 1 && (
        <LineChart
          title={t('callout.chart')}
          sentence={t('callout.chart.sentence')}
          level={3}
          series={[
            {
              id: 'asked',
              label: t('callout.asked'),
              points: weeks.map(({ at, asked }) => ({ at, value: asked })),
            },
            {
              id: 'answered',
              label: t('callout.answered'),
              points: weeks.map(({ at, answered }) => ({ at, value: answered })),
            },
          ]}
          format={{ kind: 'number', digits: 0 }}
          x="time"
          by="day"
        />
      )}
      <CallOutList items={data.items} empty={t('callout.none')} level={3} />
    </Section>
  )
}

/** What each department holds itself to and did, what may slip, what was missed, and what was answered (R30). */
export function StandardsPage() {
  const t = useT()
  const say = useLensSay()
  const me = useMyself()
  const mayKeep = me?.roles.some((role) => role === 'lead' || role === 'admin') ?? false
  const [filter] = useLensChoice(PATH)
  const { channel: _channel, demand: _demand, ...query } = filter
  const [asking, ask] = useState<Miss>()
  const { data, error, isPlaceholderData, refetch } = useCall(
    standardRoutes.standards,
    { query },
    { keep: true, refetchInterval: LENS_REREAD_MS },
  )
  const { serviceId: _service, ...byDepartment } = query
  return (
    <LensPage
      title={t('standards.title')}
      sentence={data && sentence(data.items, say)}
      filter={{ path: PATH, parts: ['service', 'department'], period: data?.period }}
      error={error}
      onRetry={() => void refetch()}
      isOld={isPlaceholderData}
    >
      {data && (
        <>
          <Misses state="at_risk" query={query} />
          <Section title={t('standards.departments')}>
            <Departments items={data.items} until={data.period.to} />
          </Section>
          <Misses state="missed" query={query} {...(mayKeep && { onAsk: ask })} />
          <CallOuts query={byDepartment} />
          {asking && <CallOutForm miss={asking} onClose={() => ask(undefined)} />}
        </>
      )}
    </LensPage>
  )
}
