import { Link, createLazyRoute, getRouteApi } from '@tanstack/react-router'
import { ArrowLeft, ArrowRight } from 'lucide-react'
import type { z } from 'zod'
import { serviceRoutes } from '#domain/services/contract.ts'
import type { Service as AService } from '#domain/services/contract.ts'
import { useCall } from '../client.ts'
import { useT } from '../messages/Messages.tsx'
import { buttonClass } from '../ui/look.ts'
import { Card, Skeleton } from '../ui/Layout.tsx'
import { Notice, ProblemNotice } from '../ui/Notice.tsx'
import { Badge } from '../ui/Words.tsx'
import { useTimes } from '../ui/time.ts'
import { Notices } from './Notices.tsx'
import css from './Page.module.css'

export const serviceRoute = createLazyRoute('/clients/services/$slug')({ component: Service })
const route = getRouteApi('/clients/services/$slug')

/** One service: what it is for, how to get it, what it costs (R20, R21). */
function Service() {
  const t = useT()
  const { slug } = route.useParams()
  const service = useCall(serviceRoutes.get, { params: { slug } }, { staleTime: 60_000 })
  return (
    <div className={css['page']}>
      <Link to="/services" className={css['back']}>
        <ArrowLeft size={18} aria-hidden="true" />
        {t('portal.service.back')}
      </Link>
      {service.isPending && <Skeleton lines={6} />}
      <ProblemNotice error={service.error} />
      {service.data && <Details service={service.data} />}
    </div>
  )
}

function Details({ service }: { readonly service: z.infer<typeof AService> }) {
  const t = useT()
  return (
    <>
      <title>{service.name}</title>
      <div className={css['title']}>
        <h1>{service.name}</h1>
        <p className={css['lead']}>{service.purpose}</p>
      </div>
      <Notices serviceId={service.id} />
      {service.momentOfTruth && (
        <Notice tone="warn" announced={false}>
          <p>{t('portal.service.moment')}</p>
        </Notice>
      )}
      <div className={css['actions']}>
        <Link
          to="/"
          search={{ service: service.slug }}
          className={buttonClass({ variant: 'primary', size: 'l' })}
        >
          {t('portal.service.ask')}
          <ArrowRight size={20} aria-hidden="true" />
        </Link>
      </div>
      <OpeningLine service={service} />
      {service.selfService && (
        <Card>
          <section className={css['section']}>
            <h2>{t('portal.hints.yourself', { label: service.selfService.label })}</h2>
            <ol className={css['steps']}>
              {service.selfService.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </section>
        </Card>
      )}
      <section className={css['section']}>
        <h2>{t('portal.service.levels')}</h2>
        <ul role="list" className={css['levels']}>
          {service.levels.map((level) => (
            <li key={level}>
              <Badge tone="accent">{t(`portal.service.level.${level}`)}</Badge>
            </li>
          ))}
        </ul>
      </section>
      {service.terms.length > 0 && (
        <section className={css['section']}>
          <h2>{t('portal.service.terms')}</h2>
          <dl className={css['terms']}>
            {service.terms.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </>
  )
}

function OpeningLine({ service }: { readonly service: z.infer<typeof AService> }) {
  const t = useT()
  const times = useTimes()
  const { openNow, changesAt } = service.opening
  const opening = changesAt
    ? t(openNow ? 'portal.ways.openUntil' : 'portal.ways.opens', { when: times.dayTime(changesAt) })
    : t(openNow ? 'portal.ways.open' : 'portal.ways.closed')
  return (
    <p className={css['small']}>
      {opening} {t('portal.service.by', { department: service.department })}.
    </p>
  )
}
