import { Link, createLazyRoute } from '@tanstack/react-router'
import { useState } from 'react'
import { serviceRoutes } from '#domain/services/contract.ts'
import { useCall } from '../client.ts'
import { useT } from '../messages/Messages.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { ProblemNotice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { cx } from '../ui/cx.ts'
import css from './Page.module.css'

export const servicesRoute = createLazyRoute('/clients/services')({ component: Services })

/** Everything the organisation helps with. */
function Services() {
  const t = useT()
  const [words, setWords] = useState('')
  const services = useCall(serviceRoutes.list, {}, { staleTime: 60_000 })
  const wanted = words.toLocaleLowerCase().split(/\s+/u).filter(Boolean)
  const fits = services.data?.items.filter(({ name, purpose }) => {
    const text = `${name} ${purpose}`.toLocaleLowerCase()
    return wanted.every((word) => text.includes(word))
  })
  return (
    <div className={cx(css['page'], css['wide'])}>
      <title>{t('portal.services.title')}</title>
      <div className={css['title']}>
        <h1>{t('portal.services.title')}</h1>
        <p className={css['lead']}>{t('portal.services.lead')}</p>
      </div>
      <div className={css['form']}>
        <TextField type="search" label={t('portal.services.filter')} value={words} onChange={setWords} />
      </div>
      {services.isPending && <Skeleton lines={6} />}
      <ProblemNotice error={services.error} onRetry={() => void services.refetch()} />
      <ul role="list" className={css['grid']}>
        {fits?.map((service) => (
          <li key={service.id}>
            <Link to="/services/$slug" params={{ slug: service.slug }} className={css['tile']}>
              <strong>{service.name}</strong>
              <span>{service.purpose}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p role="status">{fits?.length === 0 && t('portal.services.none')}</p>
      <p>
        <Link to="/">{t('portal.services.other')}</Link>
      </p>
    </div>
  )
}
