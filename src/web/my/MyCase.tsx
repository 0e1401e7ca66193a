import { Link, createLazyRoute, getRouteApi } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import type { ClientCase } from '#domain/cases/contract.routes.ts'
import { myRoutes } from '#domain/cases/contract.routes.ts'
import { ProblemError, useCall } from '../client.ts'
import { useLive } from '../live.ts'
import { useT } from '../messages/Messages.tsx'
import { buttonClass } from '../ui/look.ts'
import { Card, Skeleton, Stack } from '../ui/Layout.tsx'
import { ProblemNotice } from '../ui/Notice.tsx'
import { Badge } from '../ui/Words.tsx'
import { useMediaQuery } from '../ui/theme.ts'
import { useTimes } from '../ui/time.ts'
import { Helpers, OwnerCard, PapersCard } from './CaseAside.tsx'
import { Promises, Questions, StoryCard } from './CaseParts.tsx'
import { ReplyCard } from './Reply.tsx'
import { Sorted } from './Sorted.tsx'
import css from './My.module.css'

export const myCaseRoute = createLazyRoute('/clients/my/cases/$caseId')({ component: MyCase })
const route = getRouteApi('/clients/my/cases/$caseId')

/** My case: who owns it, what happens next and by when, the story, the promises, papers, and a way to answer (R14). */
function MyCase() {
  const t = useT()
  const { caseId } = route.useParams()
  const found = useCall(myRoutes.get, { params: { caseId } }, { refetchInterval: 60_000, staleTime: 5_000 })
  useLive({ realm: 'portal', enabled: found.isSuccess })
  const closedOff = found.error instanceof ProblemError && [401, 403, 404].includes(found.error.status)
  return (
    <div>
      <Link to="/my" className={css['back']}>
        <ArrowLeft size={18} aria-hidden="true" />
        {t('my.back')}
      </Link>
      {found.isPending && <Skeleton lines={8} />}
      {!found.data && <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />}
      {!found.data && closedOff && (
        <p>
          <Link to="/my/sign-in" className={buttonClass({ variant: 'primary' })}>
            {t('my.unknown.code')}
          </Link>
        </p>
      )}
      {found.data && <Whole one={found.data} />}
    </div>
  )
}

function Whole({ one }: { readonly one: ClientCase }) {
  const t = useT()
  const times = useTimes()
  const wide = useMediaQuery('(min-width: 60rem)')
  const { reference, service } = one
  const title = service ? t('my.case.title', { service, reference }) : t('my.case.title.plain', { reference })
  return (
    <>
      <title>{title}</title>
      <div className={css['head']}>
        <h1>{service ?? title}</h1>
        <p className={css['small']}>
          <Badge tone={one.state === 'open' ? 'accent' : 'good'}>{t(`my.case.${one.state}`)}</Badge>{' '}
          {service && `${reference} · `}
          {one.closedAt
            ? t('my.case.closedOn', { when: times.dayTime(one.closedAt) })
            : t('my.case.since', { when: times.dayTime(one.openedAt) })}
        </p>
      </div>
      <div className={css['case']}>
        <div className={css['column']}>
          {one.state === 'closed' && <Sorted one={one} />}
          {one.state === 'open' && <Next one={one} />}
          {!wide && <OwnerCard one={one} />}
          <Questions one={one} />
          <Promises one={one} />
          <ReplyCard one={one} />
          <StoryCard one={one} />
        </div>
        <div className={css['column']}>
          {wide && <OwnerCard one={one} />}
          <Helpers one={one} />
          <PapersCard one={one} />
        </div>
      </div>
    </>
  )
}

/** The one thing everybody wants to know: what happens next, and by when. */
function Next({ one }: { readonly one: ClientCase }) {
  const t = useT()
  const times = useTimes()
  const { next, owner } = one
  const asked = one.questions.some(({ askedOf, answeredAt }) => askedOf === 'client' && !answeredAt)
  return (
    <Card tone="accent" className={css['next']} label={t('my.next.title')}>
      <h2>{t('my.next.title')}</h2>
      {next ? (
        <>
          <p className={css['nextWhat']}>
            <bdi>{next.what}</bdi>
          </p>
          <p className={css['nextWhen']}>
            {t('my.next.by', { who: next.by, when: times.dayTime(next.dueAt) })}
          </p>
        </>
      ) : (
        <p className={css['nextWhat']}>{t('my.next.none', { name: owner.name })}</p>
      )}
      {asked && (
        <Stack gap={1}>
          <p>{t('my.next.client')}</p>
        </Stack>
      )}
    </Card>
  )
}
