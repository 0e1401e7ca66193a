import { ArrowRight } from 'lucide-react'
import { organisationRoutes } from '#domain/organisation/contract.ts'
import { useCommand } from '../client.ts'
import { useT } from '../messages/Messages.tsx'
import { Button } from '../ui/Button.tsx'
import { ProblemNotice } from '../ui/Notice.tsx'
import { SetUpFrame } from './SetUpFrame.tsx'
import css from './set-up.module.css'

/** What is asked for and how long it takes; a press looks whether the link is the right one. */
export function Welcome({ token, onBegin }: { readonly token: string; readonly onBegin: () => void }) {
  const t = useT()
  const open = useCommand(organisationRoutes.openSetUp, { onSuccess: onBegin })
  return (
    <SetUpFrame title={t('setUp.welcome.title')} lead={t('setUp.welcome.lead')}>
      <ul className={css['needed']}>
        <li>{t('setUp.welcome.organisation')}</li>
        <li>{t('setUp.welcome.hours')}</li>
        <li>{t('setUp.welcome.service')}</li>
        <li>{t('setUp.welcome.you')}</li>
      </ul>
      <p className={css['soft']}>{t('setUp.welcome.later')}</p>
      <ProblemNotice error={open.error} />
      <div className={css['actions']}>
        <Button
          variant="primary"
          size="l"
          busy={open.isPending}
          onPress={() => open.mutate({ body: { token } })}
        >
          {t('setUp.welcome.begin')}
          <ArrowRight size={20} aria-hidden="true" />
        </Button>
      </div>
    </SetUpFrame>
  )
}
