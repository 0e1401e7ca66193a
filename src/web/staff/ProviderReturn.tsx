import { Link, createLazyRoute, useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { ProviderTrouble, signInRoutes } from '#domain/accounts/contract.sign-in.ts'
import { forgetWhoAsked, ProblemError, useCommand } from '../client.ts'
import { useT } from '../messages/Messages.tsx'
import { Skeleton } from '../ui/Layout.tsx'
import { buttonClass } from '../ui/look.ts'
import { Notice, ProblemNotice } from '../ui/Notice.tsx'
import { StaffFrame } from './StaffFrame.tsx'
import { ownAddress } from './own-address.ts'

export const providerReturnRoute = createLazyRoute('/staff/sign-in/return')({ component: ProviderReturn })

/** Back from the organisation’s own sign-in: what it sent goes to the service, and nowhere else. */
function ProviderReturn() {
  const t = useT()
  const router = useRouter()
  const finish = useCommand(signInRoutes.finishProvider, {
    onSuccess: ({ to }) => {
      void forgetWhoAsked()
      router.history.replace(ownAddress(to))
    },
  })
  const sent = useRef(false)
  const { mutate } = finish
  useEffect(() => {
    if (sent.current) return
    sent.current = true
    mutate({ body: { query: window.location.search } })
  }, [mutate])
  return (
    <StaffFrame title={t('staff.provider.title')} lead={t('staff.provider.lead')}>
      {finish.error ? (
        <>
          <Trouble error={finish.error} />
          <Link to="/sign-in" className={buttonClass({ variant: 'primary' })}>
            {t('staff.provider.back')}
          </Link>
        </>
      ) : (
        <Skeleton />
      )}
    </StaffFrame>
  )
}

function Trouble({ error }: { readonly error: Error }) {
  const t = useT()
  const named = error instanceof ProblemError ? error.details['trouble'] : undefined
  const trouble = ProviderTrouble.options.find((one) => one === named)
  if (!trouble) return <ProblemNotice error={error} />
  return (
    <Notice tone="problem" title={t('staff.provider.trouble')}>
      <p>{t(`staff.provider.trouble.${trouble}`)}</p>
    </Notice>
  )
}
