import { Link, createLazyRoute } from '@tanstack/react-router'
import { Printer } from 'lucide-react'
import { useIntl } from 'react-intl'
import { charterRoutes } from '#domain/learning/contract.charter.ts'
import type { CharterLine } from '#domain/learning/contract.charter.ts'
import { serviceRoutes } from '#domain/services/contract.ts'
import { useCall } from '../client.ts'
import { useT } from '../messages/Messages.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { ProblemNotice } from '../ui/Notice.tsx'
import { buttonClass } from '../ui/look.ts'
import { figureSentence } from './charter-words.ts'
import css from './Charter.module.css'
import page from './Page.module.css'

export const charterRoute = createLazyRoute('/clients/charter')({ component: Charter })

/** What it is counted for where it is not everything: a service, a department, a channel. */
function useOnly({ filter, service }: CharterLine): string[] {
  const t = useT()
  const { departmentId, channel, demand } = filter
  const services = useCall(serviceRoutes.list, {}, { enabled: departmentId !== undefined }).data?.items
  const department = services?.find((one) => one.departmentId === departmentId)?.department
  return [
    service,
    departmentId !== undefined && department,
    channel && t(`portal.charter.channel.${channel}`),
    demand && t(`portal.charter.demand.${demand}`),
  ].filter((one) => typeof one === 'string')
}

function Line({ line }: { line: CharterLine }) {
  const t = useT()
  const intl = useIntl()
  const { text, figure, measure } = line
  const only = useOnly(line)
  return (
    <li className={css['line']}>
      <h2>{text}</h2>
      <div className={css['today']}>
        <p className={css['mark']}>{t('portal.charter.today')}</p>
        <p>{figure ? figureSentence(figure, t, intl.locale) : t('portal.charter.not_yet')}</p>
      </div>
      <p className={page['small']}>
        {[
          only.length > 0 && t('portal.charter.only', { what: intl.formatList(only) }),
          figure &&
            figure.unit !== 'count' &&
            t('portal.charter.count', { count: intl.formatNumber(figure.count) }),
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
      <details className={css['means']}>
        <summary>{t('portal.charter.means')}</summary>
        <p>{t(`measure.${measure}.means`)}</p>
      </details>
    </li>
  )
}

/** What clients can expect, and what the service really does today (R23). For everybody; it prints well. */
function Charter() {
  const t = useT()
  const intl = useIntl()
  const charter = useCall(charterRoutes.charter, {}, { staleTime: 60_000 })
  const day = (local: string) =>
    intl.formatDate(`${local}T12:00:00Z`, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' })
  return (
    <div className={page['page']}>
      <title>{t('portal.charter.title')}</title>
      <div className={page['title']}>
        <h1>{t('portal.charter.title')}</h1>
        <p className={page['lead']}>{t('portal.charter.lead')}</p>
        {charter.data && charter.data.items.length > 0 && (
          <p className={css['period']}>
            {charter.data.organisation}
            {'. '}
            {t('portal.charter.period', { from: day(charter.data.from), to: day(charter.data.to) })}
          </p>
        )}
      </div>
      {charter.isPending && <Skeleton lines={6} />}
      <ProblemNotice error={charter.error} onRetry={() => void charter.refetch()} />
      {charter.data?.items.length === 0 && (
        <p>
          <strong>{t('portal.charter.none')}</strong> {t('portal.charter.none.text')}
        </p>
      )}
      <ol role="list" className={css['lines']}>
        {charter.data?.items.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ol>
      <div className={css['ways']}>
        <Link to="/" className={buttonClass({ variant: 'primary' })}>
          {t('portal.charter.other')}
        </Link>
        <button type="button" className={buttonClass()} onClick={() => window.print()}>
          <Printer size={18} aria-hidden="true" />
          {t('portal.charter.print')}
        </button>
      </div>
    </div>
  )
}
