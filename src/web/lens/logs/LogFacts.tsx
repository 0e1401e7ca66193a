import type { EventLog } from '#domain/measures/contract.logs.ts'
import { useLensSay } from '../useLensSay.ts'
import { COLUMNS, columnWords, findingWords } from './words.ts'

/** What a log is: which column was taken for what, how much of it, and what was kept aside. */
export function LogFacts({ log }: { readonly log: EventLog }) {
  const say = useLensSay()
  const { t, number } = say
  const facts = [
    ...COLUMNS.map((column) => [t(`logs.column.${column}`), columnWords(log.mapping, column, say)] as const),
    [t('logs.events'), number(log.events, 0)] as const,
    [t('logs.cases'), number(log.cases, 0)] as const,
    [
      t('logs.span'),
      log.firstAt === null || log.lastAt === null
        ? '–'
        : t('logs.span.value', {
            from: say.date(log.firstAt.slice(0, 10)),
            to: say.date(log.lastAt.slice(0, 10)),
          }),
    ] as const,
    [t('logs.zone'), log.zone] as const,
    [t('logs.aside'), t('logs.aside.rows', { count: log.keptAside })] as const,
  ]
  return (
    <>
      <dl className="log-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {log.mapping['rows'] === 'cases' && <p>{t('logs.rows.cases')}</p>}
    </>
  )
}

/** What was found in a log that is worth knowing. */
export function Findings({ log }: { readonly log: EventLog }) {
  const say = useLensSay()
  if (log.findings.length === 0) return <p>{say.t('logs.findings.none')}</p>
  return (
    <ul className="log-findings">
      {log.findings.map((finding) => (
        <li key={finding.code}>{findingWords(finding, say)}</li>
      ))}
    </ul>
  )
}
