import { Link, createLazyRoute, useLocation, useNavigate } from '@tanstack/react-router'
import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { accountRoutes } from '#domain/accounts/contract.ts'
import { forgetWhoAsked, useCommand } from '../client.ts'
import { useT } from '../messages/Messages.tsx'
import { Button, buttonClass } from '../ui/Button.tsx'
import { Notice, ProblemNotice } from '../ui/Notice.tsx'
import { StaffFrame } from './StaffFrame.tsx'

export const enterRoute = createLazyRoute('/staff/enter')({ component: Enter })

/** A one-use link for staff. It is used by a press and not by opening it: mail programs open links to look at them. */
function Enter() {
  const t = useT()
  const navigate = useNavigate()
  // Behind the #, where no server sees it.
  const token = useLocation({ select: ({ hash }) => hash })
  const [to, setTo] = useState<'/desk' | '/desk/account'>('/desk')
  const enter = useCommand(accountRoutes.enter, {
    onSuccess: async ({ next, suggested }) => {
      void forgetWhoAsked()
      if (next !== 'in') await navigate({ to: '/sign-in', search: { step: next, to }, replace: true })
      else if (suggested) await navigate({ to: '/sign-in', search: { step: 'suggested', to }, replace: true })
      else await navigate({ to, replace: true })
    },
  })
  const go = (where: typeof to) => {
    setTo(where)
    enter.mutate({ body: { token } })
  }
  return (
    <StaffFrame title={t('staff.enter.title')} lead={t('staff.enter.text')}>
      {!token && (
        <Notice tone="warn">
          <p>{t('staff.enter.missing')}</p>
        </Notice>
      )}
      <ProblemNotice error={enter.error} />
      {token && !enter.isError && (
        <>
          <Button variant="primary" size="l" autoFocus busy={enter.isPending} onPress={() => go('/desk')}>
            {t('staff.enter.go')}
            <ArrowRight size={20} aria-hidden="true" />
          </Button>
          <Button size="l" isDisabled={enter.isPending} onPress={() => go('/desk/account')}>
            {t('staff.enter.choose')}
          </Button>
        </>
      )}
      {(!token || enter.isError) && (
        <Link to="/sign-in" className={buttonClass({ variant: 'secondary' })}>
          {t('staff.enter.password')}
        </Link>
      )}
    </StaffFrame>
  )
}
