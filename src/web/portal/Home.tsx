import { Link, createLazyRoute, getRouteApi } from '@tanstack/react-router'
import { MessageCircle } from 'lucide-react'
import { accountRoutes } from '#domain/accounts/contract.ts'
import { myRoutes } from '#domain/cases/contract.routes.ts'
import { useCall } from '../client.ts'
import { useT } from '../messages/Messages.tsx'
import { useOrganisation } from '../ui/time.ts'
import { Ask } from './Ask.tsx'
import { Notices } from './Notices.tsx'
import css from './Home.module.css'

export const homeRoute = createLazyRoute('/clients/')({ component: Home })
const route = getRouteApi('/clients/')

/** The first page: one box, and beside it always the ways to a person. */
function Home() {
  const t = useT()
  const organisation = useOrganisation()
  const search = route.useSearch()
  return (
    <div className={css['home']}>
      <title>{`${t('portal.ask.title')} · ${organisation?.name ?? 'Answerable'}`}</title>
      <Going />
      <header className={css['hero']}>
        <h1>{t('portal.ask.title')}</h1>
        <p>{t('portal.ask.lead')}</p>
      </header>
      <Notices />
      <Ask {...(search.need && { need: search.need })} {...(search.service && { slug: search.service })} />
    </div>
  )
}

/** A conversation under way is one tap away, also after the browser was closed. */
function Going() {
  const t = useT()
  const me = useCall(accountRoutes.me, {}, { staleTime: 60_000 })
  const home = useCall(myRoutes.home, {}, { enabled: me.data?.kind === 'client' })
  const contactId = home.data?.contactId
  if (!contactId) return null
  return (
    <aside className={css['going']} aria-label={t('portal.going.title')}>
      <MessageCircle size={20} aria-hidden="true" />
      <span>{t('portal.going.title')}</span>
      <Link to="/talk/$contactId" params={{ contactId }}>
        {t('portal.going.link')}
      </Link>
    </aside>
  )
}
