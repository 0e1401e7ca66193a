import { Link, createLazyRoute, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { accountRoutes } from '#domain/accounts/contract.ts'
import { call, forgetWhoAsked } from '../client.ts'
import { useT } from '../messages/Messages.tsx'
import { buttonClass } from '../ui/look.ts'
import { Skeleton } from '../ui/Layout.tsx'
import { Notice, ProblemNotice } from '../ui/Notice.tsx'
import css from './My.module.css'

export const openLinkRoute = createLazyRoute('/clients/my/open')({ component: OpenLink })

/** The secure link: its secret stands after the `#`, which no server logs; it is used at once and leaves the address. */
function OpenLink() {
  const t = useT()
  const navigate = useNavigate()
  const [state, setState] = useState<'opening' | 'missing' | Error>('opening')
  const begun = useRef(false)
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    const token = location.hash.slice(1)
    history.replaceState(null, '', location.pathname)
    if (!token) {
      setState('missing')
      return
    }
    call(accountRoutes.openLink, { body: { token: decodeURIComponent(token) } }).then(
      ({ caseId }) => {
        void forgetWhoAsked()
        if (caseId) void navigate({ to: '/my/cases/$caseId', params: { caseId }, replace: true })
        else void navigate({ to: '/my', replace: true })
      },
      (error: unknown) => setState(error instanceof Error ? error : new Error(String(error))),
    )
  }, [navigate])
  return (
    <div className={css['page']}>
      <title>{t('my.open.title')}</title>
      <h1>{t('my.open.title')}</h1>
      {state === 'opening' && (
        <>
          <p>{t('my.open.text')}</p>
          <Skeleton />
        </>
      )}
      {state === 'missing' && (
        <Notice tone="warn">
          <p>{t('my.open.missing')}</p>
        </Notice>
      )}
      {state instanceof Error && <ProblemNotice error={state} />}
      {state !== 'opening' && (
        <p>
          <Link to="/my/sign-in" className={buttonClass({ variant: 'primary' })}>
            {t('my.unknown.code')}
          </Link>
        </p>
      )}
    </div>
  )
}
