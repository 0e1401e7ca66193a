import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useIntl } from 'react-intl'
import { logRoutes } from '#domain/measures/contract.logs.ts'
import type { EventLog, LogMeasures } from '#domain/measures/contract.logs.ts'
import { BarChart } from '../../charts/BarChart.tsx'
import { ProcessMap } from '../../charts/ProcessMap.tsx'
import { useCall, useCommand } from '../../client.ts'
import { Go, useGo } from '../../desk/shell/Go.tsx'
import { useMyself } from '../../desk/shell/ids.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { toast } from '../../ui/toast.tsx'
import { LensPage, Section } from '../LensPage.tsx'
import { Circles } from '../flow/Circles.tsx'
import { Ways } from '../flow/Ways.tsx'
import { COUNTED, flowNames, shortSpan } from '../flow/names.ts'
import { useLensSay } from '../useLensSay.ts'
import type { LensSay } from '../useLensSay.ts'
import { Findings, LogFacts } from './LogFacts.tsx'
import { Measures } from './LogMeasures.tsx'
import { daysWords } from './words.ts'
import './logs.css'

function sentence(measures: LogMeasures, say: LensSay): string {
  const held = measures.person ?? measures.team
  return say.t('logs.one.sentence', {
    cases: measures.cases,
    days: daysWords(measures.endToEndDays.median, say),
    straight: held ? say.percent(held.noHandoffShare, 1) : 'none',
    repeats: say.percent(measures.repeatActivityShare),
  })
}

function DaysByHandoffs({ measures, say }: { measures: LogMeasures; say: LensSay }) {
  const { t } = say
  const groups = measures.daysByHandoffs
  const [least, most] = [groups[0], groups.at(-1)]
  if (!least || !most) return null
  const shown =
    least === most
      ? t('logs.days.sentence.one')
      : t('logs.days.sentence', {
          least: daysWords(least.medianDays, say),
          handoffs: most.handoffs,
          most: daysWords(most.medianDays, say),
        })
  return (
    <BarChart
      title={t('logs.days')}
      sentence={shown}
      horizontal
      categories={groups.map(({ handoffs, cases }) => t('logs.days.label', { handoffs, cases }))}
      categoriesName={t('logs.days.handoffs')}
      series={[
        { id: 'median', label: t('logs.days.median'), values: groups.map(({ medianDays }) => medianDays) },
        { id: 'mean', label: t('logs.days.mean'), values: groups.map(({ meanDays }) => meanDays) },
      ]}
      format={{ kind: 'number', digits: 1 }}
    >
      <p className="lens-period">{t('logs.days.proof')}</p>
    </BarChart>
  )
}

function LogMap({ measures, say }: { measures: LogMeasures; say: LensSay }) {
  const { t } = say
  const intl = useIntl()
  const { nodes, links } = measures.map
  const most = links.toSorted((a, b) => b.count - a.count)[0]
  return (
    <ProcessMap
      title={t('logs.map')}
      sentence={most ? t('logs.map.sentence', most) : t('logs.map.sentence.none')}
      places={nodes.map(({ key, count }) => ({ key, count, label: key }))}
      bands={links.map(({ medianSeconds, ...link }) => ({
        ...link,
        ...(medianSeconds !== null && { detail: shortSpan(medianSeconds, intl) }),
      }))}
      format={COUNTED}
      names={flowNames(t)}
    >
      <p className="lens-period">{t('flow.map.rest')}</p>
    </ProcessMap>
  )
}

function Remove({ log, onClose }: { log: EventLog; onClose: () => void }) {
  const { t } = useLensSay()
  const go = useGo()
  const remove = useCommand(logRoutes.removeLog, {
    refreshes: [logRoutes.logs],
    onSuccess: () => {
      toast({ text: t('logs.removed', { name: log.name }) })
      go('/lens/logs')
    },
  })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="narrow"
      title={t('logs.remove.ask', { name: log.name })}
      actions={
        <Button
          variant="danger"
          busy={remove.isPending}
          onPress={() => remove.mutate({ params: { logId: log.id } })}
        >
          {t('logs.remove.do')}
        </Button>
      }
    >
      <p>{t('logs.remove.why', { events: log.events })}</p>
      <ProblemNotice error={remove.error} />
    </Dialog>
  )
}

function LogSeen({ log, measures, say }: { log: EventLog; measures: LogMeasures; say: LensSay }) {
  const { t } = say
  return (
    <>
      <Section title={t('logs.measures')}>
        <Measures measures={measures} />
      </Section>
      <DaysByHandoffs measures={measures} say={say} />
      <LogMap measures={measures} say={say} />
      <Section title={t('flow.loops')}>
        <Circles
          circles={measures.loops.map(({ path, times, cases, clientHours }) => ({
            path,
            took: t('flow.loop.cases', { hours: say.hours(clientHours), cases, times }),
            caseIds: [],
          }))}
        />
      </Section>
      <Section title={t('flow.ways')}>
        <Ways
          ways={measures.variants.map(({ path, cases, share }) => ({
            path,
            share,
            many: t('flow.way.cases', { share: say.percent(share, 1), cases }),
          }))}
        />
      </Section>
      <Section title={t('logs.findings')}>
        <LogFacts log={log} />
        <Findings log={log} />
      </Section>
    </>
  )
}

/** A log of another system, measured like our own needs. */
export function LogPage() {
  const say = useLensSay()
  const { t } = say
  const me = useMyself()
  const mayKeep = me?.roles.some((role) => role === 'lead' || role === 'admin') ?? false
  const { logId } = useParams({ strict: false }) as { logId: string }
  const [isRemoving, setRemoving] = useState(false)
  const { data, error, refetch } = useCall(logRoutes.log, { params: { logId } })
  return (
    <LensPage
      title={data?.log.name ?? t('logs.title')}
      sentence={data && sentence(data.measures, say)}
      error={error}
      onRetry={() => void refetch()}
      actions={data && mayKeep && <Button onPress={() => setRemoving(true)}>{t('logs.remove')}</Button>}
    >
      {data && (
        <>
          <p className="lens-period">
            <Go to="/lens/logs">{t('logs.back')}</Go>
            {` · ${t('logs.made', { when: say.at(data.log.madeAt) })}`}
          </p>
          <LogSeen log={data.log} measures={data.measures} say={say} />
          {isRemoving && <Remove log={data.log} onClose={() => setRemoving(false)} />}
        </>
      )}
    </LensPage>
  )
}
