import type { demandRoutes } from '#domain/planning/contract.demand.ts'
import type { PlanWarning } from '#domain/planning/contract.ts'
import type { ResponseOf } from '#platform/contract/route.ts'
import { ProblemError } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Warnings } from './Warnings.tsx'
import { badRows } from './lines.ts'
import { useSpeaker } from './useSpeaker.ts'
import { daysNamed, fileWords, rowWords } from './words.ts'

type Found = ResponseOf<typeof demandRoutes.importSeries>
type Facts = PlanWarning['facts']

/** Why a file cannot be read, as facts; undefined for any other problem. */
export function refusedFacts(error: unknown): Facts | undefined {
  const isMine = error instanceof ProblemError && error.code === 'series_unreadable'
  return isMine ? (error.details as Facts) : undefined
}

/** Rows that are named: by the facts, or one by one. */
function rowsIn(error: ProblemError): number[] {
  const named = error.errors.flatMap(({ path }) => {
    const row = Number(path.split('/').at(-1))
    return Number.isInteger(row) ? [row] : []
  })
  const listed = error.details['rows']
  return named.length > 0 ? named : Array.isArray(listed) ? listed.map(Number) : []
}

const MOST_ROWS = 20

function BadRows({ error, csv, words }: { error: ProblemError; csv: string; words: string }) {
  const t = useT()
  const rows = rowsIn(error)
  const shown = badRows(csv, rows.slice(0, MOST_ROWS))
  return (
    <Notice tone="problem" title={t('forecast.import.bad')}>
      <ul className="plan-bad-rows">
        {shown.map(({ line, text }) => (
          <li key={line}>
            <strong>{t('forecast.import.bad.line', { line })}</strong> {words}
            {text !== '' && <code>{text}</code>}
          </li>
        ))}
      </ul>
      {rows.length > shown.length && (
        <p>{t('forecast.import.bad.more', { count: rows.length - shown.length })}</p>
      )}
      <p>{t('forecast.import.bad.next')}</p>
    </Notice>
  )
}

/** Why a file cannot be read: which lines, or what about it as a whole. */
export function ImportProblem({ error, csv }: { readonly error: unknown; readonly csv: string }) {
  const say = useSpeaker()
  const facts = refusedFacts(error)
  if (!facts || !(error instanceof ProblemError)) return null
  const words = rowWords(String(facts['why']), say)
  if (words !== undefined) return <BadRows error={error} csv={csv} words={words} />
  return (
    <Notice tone="problem" title={say.t('forecast.import.bad.file')}>
      <p>{fileWords(facts, say) ?? error.detail}</p>
    </Notice>
  )
}

function columnWords({ columns }: Found, t: ReturnType<typeof useT>): string {
  const { when, time, count } = columns
  if (count === null) return t('forecast.import.found.columns.moments', { when })
  if (time === null) return t('forecast.import.found.columns.untimed', { when, count })
  return t('forecast.import.found.columns.counted', { when, time, count })
}

/** What would be taken from a file: its columns, zone, interval, days, and the days that are missing. */
export function Report({ report }: { readonly report: Found }) {
  const t = useT()
  const say = useSpeaker()
  const { missingDays, warnings } = report
  const missing =
    missingDays.length === 0
      ? t('forecast.import.found.missing.none')
      : `${say.number(missingDays.length)}: ${daysNamed(missingDays, missingDays.length, say)}`
  const facts = [
    ['rows', say.number(report.rows, 0)],
    ['columns', columnWords(report, t)],
    ['zone', report.zone],
    ['interval', t(`forecast.by.${report.intervalMinutes}`)],
    ['days', say.number(report.observedDays, 0)],
    ['missing', missing],
    ['contacts', say.number(report.contacts, 0)],
  ] as const
  // Missing days stand in the list already.
  const others = warnings.filter(({ code }) => code !== 'days_missing')
  return (
    <section className="plan-card" aria-labelledby="forecast-found" role="status">
      <h3 id="forecast-found">{t('forecast.import.found')}</h3>
      <dl className="plan-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`forecast.import.found.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Warnings warnings={others} />
    </section>
  )
}
