import { createLazyRoute, getRouteApi, useNavigate, useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { accountRoutes } from '#domain/accounts/contract.ts'
import { organisationRoutes } from '#domain/organisation/contract.ts'
import { forgetWhoAsked, queryClient, useCall, useCommand } from '../client.ts'
import { useLanguage, useT } from '../messages/Messages.tsx'
import { buttonClass } from '../ui/Button.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { Notice, ProblemNotice } from '../ui/Notice.tsx'
import { StepPage } from './StepPage.tsx'
import { Welcome } from './Welcome.tsx'
import { SetUpFrame } from './SetUpFrame.tsx'
import { emptyDraft, firstGap, inputOf, keepDraft, keptDraft } from './draft.ts'
import type { Draft } from './draft.ts'
import { STEPS } from './steps.ts'
import type { Step } from './steps.ts'

export const setUpRoute = createLazyRoute('/set-up')({ component: SetUp })
const route = getRouteApi('/set-up')

/** The token of the link, once it was read from the address; from then on it is kept in this tab alone. */
function useToken(): string {
  const [token] = useState(() => location.hash.replace(/^#/, '') || (keptDraft().token ?? ''))
  useEffect(() => {
    // Nobody who looks at the screen, and no history of the browser, learns it.
    if (location.hash) history.replaceState(history.state, '', location.pathname + location.search)
  }, [])
  return token
}

function useDraft(token: string) {
  const [language] = useLanguage()
  const [draft, setDraft] = useState<Draft>(
    () =>
      keptDraft().draft ?? emptyDraft(Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC', language),
  )
  useEffect(() => {
    if (token) keepDraft({ draft, token })
  }, [draft, token])
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  return [draft, change] as const
}

/** First-run set-up: one thing a page, by the link that was printed at the start. */
function SetUp() {
  const t = useT()
  const { data, error, refetch } = useCall(organisationRoutes.setUpState)
  const token = useToken()
  if (error)
    return (
      <SetUpFrame title={t('setUp.title')}>
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      </SetUpFrame>
    )
  if (!data)
    return (
      <SetUpFrame title={t('setUp.title')}>
        <Skeleton />
      </SetUpFrame>
    )
  return data.state === 'done' ? <Done /> : <Steps token={token} />
}

function Done() {
  const t = useT()
  return (
    <SetUpFrame title={t('setUp.done.title')}>
      <p>{t('setUp.done.text')}</p>
      <a href="/sign-in" className={buttonClass({ variant: 'primary' })}>
        {t('setUp.done.sign_in')}
      </a>
    </SetUpFrame>
  )
}

function NoLink() {
  const t = useT()
  return (
    <SetUpFrame title={t('setUp.no_link.title')}>
      <Notice tone="info" announced={false}>
        <p>{t('setUp.no_link.text')}</p>
      </Notice>
    </SetUpFrame>
  )
}

function Steps({ token }: { readonly token: string }) {
  const navigate = useNavigate()
  const { step } = route.useSearch()
  const [draft, change] = useDraft(token)
  const [password, setPassword] = useState('')
  const finish = useFinish()
  if (!token) return <NoLink />
  const to = (next: Step | undefined) => void navigate({ to: '/set-up', search: next ? { step: next } : {} })
  if (!step) return <Welcome token={token} onBegin={() => to('name')} />
  // A page opened by its address, or after loading again: what comes before it is asked first.
  const gap = firstGap(draft, password)
  const isAhead = gap !== undefined && STEPS.indexOf(step) > STEPS.indexOf(gap)
  const shown = isAhead ? gap : step
  const nth = STEPS.indexOf(shown)
  return (
    <StepPage
      key={shown}
      step={shown}
      draft={draft}
      onChange={change}
      password={password}
      onPassword={setPassword}
      onBack={() => to(STEPS[nth - 1])}
      onGo={to}
      onNext={() => {
        const next = STEPS[nth + 1]
        if (next) to(next)
        else finish.mutate(inputOf(draft, password, token))
      }}
      isBusy={finish.isPending}
      error={finish.error}
    />
  )
}

/** Sets up, signs in, and goes on to what comes next. */
function useFinish() {
  const router = useRouter()
  const enter = useCommand(accountRoutes.enter)
  const setUp = useCommand(organisationRoutes.setUp, {
    onSuccess: async ({ token }) => {
      keepDraft()
      const { next } = await enter.mutateAsync({ body: { token } })
      await forgetWhoAsked()
      await queryClient.resetQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith('services.'),
      })
      const to = '/admin/next'
      router.history.push(next === 'in' ? to : `/sign-in?step=${next}&to=${to}`)
    },
  })
  return {
    mutate: (body: ReturnType<typeof inputOf>) => setUp.mutate({ body }),
    isPending: setUp.isPending || enter.isPending,
    error: setUp.error ?? enter.error,
  }
}
