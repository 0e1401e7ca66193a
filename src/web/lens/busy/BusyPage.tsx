import { useState } from 'react'
import { busyRoutes } from '#domain/measures/contract.busy.ts'
import type { BusyPart } from '#domain/measures/contract.busy.ts'
import type { ResponseOf } from '#platform/contract/route.ts'
import { BarChart } from '../../charts/BarChart.tsx'
import { useCall } from '../../client.ts'
import { useMyself } from '../../desk/shell/ids.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Badge } from '../../ui/Words.tsx'
import { LENS_REREAD_MS, LensPage, Section, useLensChoice } from '../LensPage.tsx'
import { SettingsForm } from '../said/SettingsForm.tsx'
import { useLensSay } from '../useLensSay.ts'
import type { LensSay } from '../useLensSay.ts'
import './busy.css'

const PATH = '/lens/busy'
type Busy = ResponseOf<typeof busyRoutes.busy>

const known = (parts: readonly BusyPart[]) => parts.filter(({ basis }) => basis !== 'unknown')

function sentence({ parts, total, waste }: Busy, say: LensSay): string {
  const most = known(parts).toSorted((a, b) => b.hours.likely - a.hours.likely)[0]
  if (!most || total.likely === 0) return say.t('busy.sentence.none')
  const avoidable = known(parts)
    .filter((one) => one.waste)
    .toSorted((a, b) => b.hours.likely - a.hours.likely)[0]
  return say.t('busy.sentence', {
    total: say.hours(total.likely),
    share: say.percent(waste.likely / total.likely),
    kind: avoidable ? say.t(`busy.kind.${avoidable.kind}`) : '–',
    hours: avoidable ? say.hours(avoidable.hours.likely) : '–',
  })
}

function Parts({ busy }: { busy: Busy }) {
  const say = useLensSay()
  const { t } = say
  const parts = busy.parts.filter(
    ({ basis, count, hours }) => basis === 'unknown' || count > 0 || hours.likely > 0,
  )
  return (
    <div className="busy-scroll" tabIndex={0} role="region" aria-label={t('busy.table')}>
      <table className="busy-table">
        <thead>
          <tr>
            {(['kind', 'hours', 'count', 'people', 'money', 'basis'] as const).map((head) => (
              <th key={head} scope="col">
                {t(`busy.head.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <Row key={part.kind} part={part} say={say} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ part, say }: { part: BusyPart; say: LensSay }) {
  const { kind, count, hours, people, pence, basis, waste } = part
  const isKnown = basis !== 'unknown'
  return (
    <tr>
      <th scope="row">
        {say.t(`busy.kind.${kind}`)}
        <small>{say.t(`busy.means.${kind}`)}</small>
        {waste && isKnown && <Badge>{say.t('busy.would_free')}</Badge>}
      </th>
      <td>{isKnown ? say.range(hours, (value) => say.number(value, value < 10 ? 1 : 0)) : '–'}</td>
      <td>{isKnown ? say.number(count, 0) : '–'}</td>
      <td>{isKnown ? say.range(people, (value) => say.number(value, value < 1 ? 2 : 1)) : '–'}</td>
      <td>{pence ? say.range(pence, say.money) : '–'}</td>
      <td>{say.t(`busy.basis.${basis}`)}</td>
    </tr>
  )
}

function Attempts({ busy }: { busy: Busy }) {
  const say = useLensSay()
  const { t } = say
  const tries = busy.attempts.reduce((sum, one) => sum + one.tries, 0)
  const reached = busy.attempts.reduce((sum, one) => sum + one.reached, 0)
  if (tries === 0) return <p>{t('busy.attempts.none')}</p>
  const words = { tries: say.number(tries, 0), share: say.percent(reached / tries) }
  const { reach } = busy
  return (
    <>
      <BarChart
        title={t('busy.attempts.chart')}
        sentence={t('busy.attempts.sentence', words)}
        level={3}
        stacked
        categories={busy.attempts.map(({ hour }) => `${String(hour).padStart(2, '0')}:00`)}
        categoriesName={t('busy.attempts.hour')}
        series={[
          {
            id: 'reached',
            label: t('busy.attempts.reached'),
            values: busy.attempts.map((one) => one.reached),
          },
          {
            id: 'missed',
            label: t('busy.attempts.missed'),
            values: busy.attempts.map((one) => one.tries - one.reached),
          },
        ]}
        format={{ kind: 'number', digits: 0 }}
      />
      {reach && (
        <p>
          {t('busy.reach', {
            tries: reach.tries,
            independent: say.percent(reach.independent),
            correlated: say.percent(reach.correlated),
          })}
        </p>
      )}
    </>
  )
}

/** Where the capacity of the service goes, and what doing it right the first time would free (R27). */
export function BusyPage() {
  const t = useT()
  const say = useLensSay()
  const me = useMyself()
  const mayKeep = me?.roles.some((role) => role === 'lead' || role === 'admin') ?? false
  const [filter] = useLensChoice(PATH)
  const { channel: _channel, demand: _demand, ...query } = filter
  const [saying, setSaying] = useState(false)
  const { data, error, isPlaceholderData, refetch } = useCall(
    busyRoutes.busy,
    { query },
    { keep: true, refetchInterval: LENS_REREAD_MS },
  )
  const parts = known(data?.parts ?? []).filter(({ hours }) => hours.likely > 0)
  return (
    <LensPage
      title={t('busy.title')}
      sentence={data && sentence(data, say)}
      filter={{ path: PATH, parts: ['service', 'department'], period: data?.period }}
      actions={mayKeep && <Button onPress={() => setSaying(true)}>{t('said.open')}</Button>}
      error={error}
      onRetry={() => void refetch()}
      isOld={isPlaceholderData}
    >
      {data && (
        <>
          <BarChart
            title={t('busy.chart')}
            sentence={t('busy.chart.sentence')}
            horizontal
            categories={parts.map(({ kind }) => t(`busy.kind.${kind}`))}
            categoriesName={t('busy.head.kind')}
            series={[
              { id: 'hours', label: t('busy.head.hours'), values: parts.map(({ hours }) => hours.likely) },
            ]}
            format={{ kind: 'number', digits: 0 }}
            yName={t('busy.head.hours')}
          />
          <Section title={t('busy.parts')}>
            <Parts busy={data} />
          </Section>
          <Section title={t('busy.attempts')}>
            <Attempts busy={data} />
          </Section>
          {saying && <SettingsForm onClose={() => setSaying(false)} />}
        </>
      )}
    </LensPage>
  )
}
