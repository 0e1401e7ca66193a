import { Link, createLazyRoute } from '@tanstack/react-router'
import { Inbox, MessageCircle } from 'lucide-react'
import type { z } from 'zod'
import { accountRoutes } from '#domain/accounts/contract.ts'
import { myRoutes } from '#domain/cases/contract.routes.ts'
import type { MyHome as Home } from '#domain/cases/contract.routes.ts'
import { ProblemError, dataAddress, useCall, useCommand } from '../client.ts'
import { forgetHere } from '../forget.ts'
import { useT } from '../messages/Messages.tsx'
import { useRefusedPlaces } from '../outbox.ts'
import { Button, buttonClass } from '../ui/Button.tsx'
import { EmptyState, Row, Skeleton } from '../ui/Layout.tsx'
import { Notice, ProblemNotice } from '../ui/Notice.tsx'
import { Badge } from '../ui/Words.tsx'
import { toast } from '../ui/toast.tsx'
import { useTimes } from '../ui/time.ts'
import { useLive } from '../live.ts'
import css from './My.module.css'

export const myHomeRoute = createLazyRoute('/clients/my/')({ component: MyHome })

type MyCase = z.infer<typeof Home>['cases'][number]

/** Everything that is being done for me: who owns it, what happens next, by when (R14). */
function MyHome() {
  const t = useT()
  const home = useCall(myRoutes.home)
  useLive({ realm: 'portal', enabled: home.isSuccess })
  const unknown = home.error instanceof ProblemError && home.error.status === 401
  return (
    <div className={css['page']}>
      <title>{t('my.title')}</title>
      {home.isPending && <Skeleton lines={6} />}
      {unknown ? <Unknown /> : <ProblemNotice error={home.error} onRetry={() => void home.refetch()} />}
      {home.data &&
        (home.data.known || home.data.cases.length > 0 ? <Known home={home.data} /> : <Unknown />)}
    </div>
  )
}

/** Words that did not arrive in a conversation wait there: the way to them. */
function NotSent() {
  const t = useT()
  const places = useRefusedPlaces('contact')
  return places.map((place) => (
    <Notice key={place} tone="warn" title={t('my.unsent')}>
      <Link
        to="/talk/$contactId"
        params={{ contactId: place.slice('contact:'.length) }}
        className={buttonClass({ size: 's' })}
      >
        {t('my.unsent.open')}
      </Link>
    </Notice>
  ))
}

/** Who this is, is not known here yet: a link or a code opens the page, and a person always helps. */
function Unknown() {
  const t = useT()
  return (
    <>
      <div className={css['title']}>
        <h1>{t('my.unknown.title')}</h1>
        <p className={css['lead']}>{t('my.unknown.text')}</p>
      </div>
      <Row gap={3}>
        <Link to="/my/sign-in" className={buttonClass({ variant: 'primary', size: 'l' })}>
          {t('my.unknown.code')}
        </Link>
        <Link to="/" className={buttonClass({ variant: 'quiet', size: 'l' })}>
          {t('my.unknown.ask')}
        </Link>
      </Row>
    </>
  )
}

function Known({ home }: { readonly home: z.infer<typeof Home> }) {
  const t = useT()
  const leave = useCommand(accountRoutes.endVisit, {
    onSuccess: () => {
      forgetHere()
      toast({ text: t('my.signedOut') })
      location.assign('/')
    },
  })
  const open = home.cases.filter(({ state }) => state === 'open')
  const closed = home.cases.filter(({ state }) => state === 'closed')
  return (
    <>
      <div className={css['title']}>
        <h1>{home.name ? t('my.hello', { name: home.name }) : t('my.hello.unnamed')}</h1>
        <p className={css['lead']}>{t('my.lead')}</p>
      </div>
      <NotSent />
      {home.contactId && (
        <Link
          to="/talk/$contactId"
          params={{ contactId: home.contactId }}
          className={buttonClass({ variant: 'golden', size: 'l' })}
        >
          <MessageCircle size={20} aria-hidden="true" />
          {t('portal.going.title')}: {t('portal.going.link')}
        </Link>
      )}
      {home.cases.length === 0 && (
        <EmptyState icon={<Inbox size={40} aria-hidden="true" />} title={t('my.cases.none.title')}>
          <p>{t('my.cases.none.text')}</p>
        </EmptyState>
      )}
      <Cases title={t('my.cases.open')} cases={open} />
      <Cases title={t('my.cases.closed')} cases={closed} />
      <Row gap={3}>
        <Link to="/" className={buttonClass({ variant: 'primary' })}>
          {t('my.cases.ask')}
        </Link>
        {home.known && (
          <a href={dataAddress()} download className={buttonClass({ variant: 'quiet' })}>
            {t('my.data')}
          </a>
        )}
        <Button variant="quiet" busy={leave.isPending} onPress={() => leave.mutate({ body: {} })}>
          {t('my.signOut')}
        </Button>
      </Row>
    </>
  )
}

function Cases({ title, cases }: { readonly title: string; readonly cases: readonly MyCase[] }) {
  if (cases.length === 0) return null
  return (
    <section className={css['section']} aria-label={title}>
      <h2>{title}</h2>
      <ul role="list" className={css['cases']}>
        {cases.map((one) => (
          <li key={one.id}>
            <CaseTile one={one} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function CaseTile({ one }: { readonly one: MyCase }) {
  const t = useT()
  const times = useTimes()
  return (
    <Link to="/my/cases/$caseId" params={{ caseId: one.id }} className={css['tile']}>
      <span className={css['tileTop']}>
        <strong>{one.service ?? t('my.case.title.plain', { reference: one.reference })}</strong>
        <Badge tone={one.state === 'open' ? 'accent' : 'neutral'}>{t(`my.case.${one.state}`)}</Badge>
      </span>
      <bdi className={css['need']}>{one.need}</bdi>
      {one.next && (
        <span className={css['tileNext']}>
          {one.next.what}: <b>{t('my.next.by', { who: one.next.by, when: times.dayTime(one.next.dueAt) })}</b>
        </span>
      )}
      <span className={css['small']}>
        {t('my.case.owner', { name: one.owner.name })} · {one.reference}
      </span>
    </Link>
  )
}
