import { createLazyRoute } from '@tanstack/react-router'
import { agentRoutes } from '#domain/agents/contract.ts'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import { useCall, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Go } from '../shell/Go.tsx'
import { Page } from '../shell/Page.tsx'
import { useMyself } from '../shell/ids.ts'

export const homeRoute = createLazyRoute('/desk/')({ component: Home })

function Counts() {
  const t = useT()
  const { data } = useCall(caseRoutes.counts)
  if (!data) return null
  const lines = [
    { key: 'us', count: data.waitingOnUs, to: '/desk/cases?whose=mine&waitingOn=us' },
    { key: 'client', count: data.waitingOnClient, to: '/desk/cases?whose=mine&waitingOn=client' },
    { key: 'other', count: data.waitingOnOther, to: '/desk/cases?whose=mine&waitingOn=other' },
    { key: 'snoozed', count: data.snoozed, to: '/desk/cases?whose=mine&snoozed=true' },
    { key: 'risk', count: data.atRisk, to: '/desk/cases?whose=mine&sort=due' },
  ] as const
  return (
    <ul role="list" className="desk-counts" aria-label={t('desk.mine.counts')}>
      {lines.map(({ key, count, to }) => (
        <li key={key}>
          <Go to={to}>
            <strong>{count}</strong> <span>{t(`desk.mine.count.${key}`)}</span>
          </Go>
        </li>
      ))}
    </ul>
  )
}

/** The start of the desk: whether I can be offered somebody, and my work in figures. */
function Home() {
  const t = useT()
  const me = useMyself()
  const { data: my } = useCall(agentRoutes.mine)
  const set = useCommand(agentRoutes.setPresence, { refreshes: [agentRoutes.mine] })
  const isFree = my?.presence === 'available'
  const name = me?.name.split(' ')[0] ?? ''
  return (
    <Page title={t('desk.title')}>
      <div className="desk-home">
        <h1>{t('desk.mine.welcome', { name })}</h1>
        {my && (
          <p className="desk-lead">
            {isFree
              ? t('desk.mine.welcome_free')
              : t('desk.mine.welcome_not_free', {
                  state: t(`desk.presence.${my.presence}`).toLocaleLowerCase(),
                })}
          </p>
        )}
        {my && !isFree && (
          <div>
            <Button
              variant="primary"
              busy={set.isPending}
              onPress={() => set.mutate({ body: { state: 'available' } })}
            >
              {t('desk.mine.become_available')}
            </Button>
          </div>
        )}
        <Counts />
      </div>
    </Page>
  )
}
