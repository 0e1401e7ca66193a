import { useState } from 'react'
import { logRoutes } from '#domain/measures/contract.logs.ts'
import type { EventLog } from '#domain/measures/contract.logs.ts'
import { useCall } from '../../client.ts'
import { Go, useGo } from '../../desk/shell/Go.tsx'
import { useMyself } from '../../desk/shell/ids.ts'
import { Button } from '../../ui/Button.tsx'
import { LensPage } from '../LensPage.tsx'
import { useLensSay } from '../useLensSay.ts'
import type { LensSay } from '../useLensSay.ts'
import { ImportLog } from './ImportLog.tsx'
import './logs.css'

function sentence(items: readonly EventLog[], say: LensSay): string {
  if (items.length === 0) return say.t('logs.sentence.none')
  const sum = (of: (log: EventLog) => number): number => items.reduce((all, log) => all + of(log), 0)
  return say.t('logs.sentence', {
    count: items.length,
    events: sum(({ events }) => events),
    cases: sum(({ cases }) => cases),
  })
}

function LogRow({ log, say }: { log: EventLog; say: LensSay }) {
  const { t } = say
  const facts = [
    t('logs.row', { events: log.events, cases: log.cases }),
    log.firstAt !== null && log.lastAt !== null
      ? t('logs.span.value', {
          from: say.date(log.firstAt.slice(0, 10)),
          to: say.date(log.lastAt.slice(0, 10)),
        })
      : '',
    log.keptAside > 0 ? `${t('logs.aside')}: ${t('logs.aside.rows', { count: log.keptAside })}` : '',
  ]
  return (
    <li>
      <h2>
        <Go to={`/lens/logs/${log.id}`}>{log.name}</Go>
      </h2>
      <p>{facts.filter(Boolean).join(' · ')}</p>
      <small>{t('logs.made', { when: say.at(log.madeAt) })}</small>
    </li>
  )
}

/** Logs of other systems: a diagnosis for whoever does not work with this service yet. */
export function LogsPage() {
  const say = useLensSay()
  const { t } = say
  const go = useGo()
  const me = useMyself()
  const mayKeep = me?.roles.some((role) => role === 'lead' || role === 'admin') ?? false
  const [isImporting, setImporting] = useState(false)
  const { data, error, refetch } = useCall(logRoutes.logs)
  return (
    <LensPage
      title={t('logs.title')}
      sentence={data && sentence(data.items, say)}
      error={error}
      onRetry={() => void refetch()}
      actions={
        mayKeep && (
          <Button variant="primary" onPress={() => setImporting(true)}>
            {t('logs.import')}
          </Button>
        )
      }
    >
      {data && (
        <>
          <p className="lens-period">
            <Go to="/lens/flow">{t('logs.flow')}</Go>
          </p>
          <ul role="list" className="log-rows">
            {data.items.map((log) => (
              <LogRow key={log.id} log={log} say={say} />
            ))}
          </ul>
          {isImporting && (
            <ImportLog onClose={() => setImporting(false)} onKept={(logId) => go(`/lens/logs/${logId}`)} />
          )}
        </>
      )}
    </LensPage>
  )
}
