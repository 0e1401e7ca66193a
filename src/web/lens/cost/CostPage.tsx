import { useState } from 'react'
import { costRoutes } from '#domain/measures/contract.cost.ts'
import type { CostLine } from '#domain/measures/contract.cost.ts'
import type { ResponseOf } from '#platform/contract/route.ts'
import { BarChart } from '../../charts/BarChart.tsx'
import { useCall } from '../../client.ts'
import { useMyself } from '../../desk/shell/ids.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/Layout.tsx'
import { LENS_REREAD_MS, LensPage, Section, useLensChoice } from '../LensPage.tsx'
import { SettingsForm } from '../said/SettingsForm.tsx'
import { useLensSay } from '../useLensSay.ts'
import type { LensSay } from '../useLensSay.ts'
import { Controls } from './Controls.tsx'
import '../capability/capability.css'
import './cost.css'

const PATH = '/lens/cost'
type Cost = ResponseOf<typeof costRoutes.cost>

function lineName(line: CostLine, say: LensSay): string {
  const kind = say.t(`cost.kind.${line.kind}`)
  const cause = line.kind === 'failure' ? (line.cause ?? say.t('cost.no_cause')) : line.cause
  return [kind, cause, line.department].filter(Boolean).join(' · ')
}

function sentence(cost: Cost, say: LensSay): string {
  if (cost.staffHours.high === 0 && cost.clientHours.high === 0) return say.t('cost.sentence.none')
  const ours = cost.pence ? say.range(cost.pence, say.money) : say.range(cost.staffHours, say.hours)
  return say.t(cost.pence ? 'cost.sentence.money' : 'cost.sentence.hours', {
    ours,
    clients: say.range(cost.clientHours, say.hours),
  })
}

function Lines({ cost }: { cost: Cost }) {
  const say = useLensSay()
  const { t } = say
  const hours = (value: number) => say.number(value, value < 10 ? 1 : 0)
  return (
    <div className="cost-scroll" tabIndex={0} role="region" aria-label={t('cost.lines')}>
      <table className="cost-table">
        <thead>
          <tr>
            {(['what', 'hours', 'money', 'clients', 'count'] as const).map((head) => (
              <th key={head} scope="col">
                {t(`cost.head.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cost.lines.map((line) => (
            <tr key={`${line.kind}${line.causeId ?? ''}${line.departmentId ?? ''}`}>
              <th scope="row">{lineName(line, say)}</th>
              <td>{say.range(line.staffHours, hours)}</td>
              <td>{line.pence ? say.range(line.pence, say.money) : '–'}</td>
              <td>{say.range(line.clientHours, hours)}</td>
              <td>{say.number(line.count, 0)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('cost.total')}</th>
            <td>{say.range(cost.staffHours, hours)}</td>
            <td>{cost.pence ? say.range(cost.pence, say.money) : '–'}</td>
            <td>{say.range(cost.clientHours, hours)}</td>
            <td>–</td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

const MOST_BARS = 12

function Picture({ cost }: { cost: Cost }) {
  const say = useLensSay()
  const lines = cost.lines.filter(({ staffHours }) => staffHours.high > 0).slice(0, MOST_BARS)
  if (lines.length === 0) return null
  return (
    <BarChart
      title={say.t('cost.chart')}
      sentence={say.t('cost.chart.sentence')}
      horizontal
      categories={lines.map((line) => lineName(line, say))}
      categoriesName={say.t('cost.head.what')}
      series={[
        { id: 'hours', label: say.t('cost.head.hours'), values: lines.map((one) => one.staffHours.likely) },
        {
          id: 'clients',
          label: say.t('cost.head.clients'),
          values: lines.map((one) => one.clientHours.likely),
        },
      ]}
      format={{ kind: 'number', digits: 0 }}
      yName={say.t('busy.head.hours')}
    />
  )
}

function PerNeed({ cost }: { cost: Cost }) {
  const say = useLensSay()
  const { contactsPerNeed, repeatShare, warnings } = cost
  return (
    <>
      {contactsPerNeed !== null && repeatShare !== null && (
        <p>
          {say.t('cost.per_need', {
            contacts: say.number(contactsPerNeed, 2),
            share: say.percent(repeatShare),
          })}
        </p>
      )}
      {warnings.length > 0 && (
        <ul className="lens-warnings">
          {warnings.map(({ code, facts }) => (
            <li key={code}>{say.t(`cost.warning.${code}` as 'cost.warning.pay_not_said', facts)}</li>
          ))}
        </ul>
      )}
    </>
  )
}

/** What it costs to run the service badly, and beside it what controls cost and prevent; both with ranges (R32). */
export function CostPage() {
  const t = useT()
  const say = useLensSay()
  const me = useMyself()
  const mayKeep = me?.roles.some((role) => role === 'lead' || role === 'admin') ?? false
  const [filter] = useLensChoice(PATH)
  const { channel: _channel, demand: _demand, ...query } = filter
  const [saying, setSaying] = useState(false)
  const { data, error, isPlaceholderData, refetch } = useCall(
    costRoutes.cost,
    { query },
    { keep: true, refetchInterval: LENS_REREAD_MS },
  )
  return (
    <LensPage
      title={t('cost.title')}
      sentence={data && sentence(data, say)}
      filter={{ path: PATH, parts: ['service', 'department'], period: data?.period }}
      actions={mayKeep && <Button onPress={() => setSaying(true)}>{t('said.open')}</Button>}
      error={error}
      onRetry={() => void refetch()}
      isOld={isPlaceholderData}
    >
      {data && (
        <>
          <Picture cost={data} />
          <Section title={t('cost.lines')}>
            {data.lines.length === 0 ? (
              <EmptyState title={t('cost.empty')} level={3}>
                <p>{t('cost.empty.why')}</p>
              </EmptyState>
            ) : (
              <Lines cost={data} />
            )}
            <PerNeed cost={data} />
          </Section>
          <Section title={t('cost.beside')}>
            <p>{t('cost.beside.lead')}</p>
            {data.pencePerYear && <p>{t('cost.year', { money: say.range(data.pencePerYear, say.money) })}</p>}
            <Controls mayKeep={mayKeep} />
          </Section>
          {saying && <SettingsForm onClose={() => setSaying(false)} />}
        </>
      )}
    </LensPage>
  )
}
