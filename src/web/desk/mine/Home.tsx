import { createLazyRoute } from '@tanstack/react-router'
import { agentRoutes } from '#domain/agents/contract.ts'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import type { ResponseOf } from '#platform/contract/route.ts'
import { useCall, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice, ProblemNotice } from '../../ui/Notice.tsx'
import { Go } from '../shell/Go.tsx'
import { Page } from '../shell/Page.tsx'
import { Covering } from '../shell/Presence.tsx'
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

/** What somebody who is not available reads, with the one button that changes it. */
function NotFree({ my }: { my: ResponseOf<typeof agentRoutes.mine> }) {
  const t = useT()
  const refreshes = [agentRoutes.mine, agentRoutes.colleagues]
  const set = useCommand(agentRoutes.setPresence, { refreshes })
  const back = useCommand(agentRoutes.endAbsence, { refreshes })
  const state = t(`desk.presence.${my.presence}`).toLocaleLowerCase()
  return (
    <>
      <p className="desk-lead">{t('desk.mine.welcome_not_free', { state })}</p>
      <div>
        {my.absence ? (
          <Button variant="primary" busy={back.isPending} onPress={() => back.mutate({})}>
            {t('desk.presence.back')}
          </Button>
        ) : (
          <Button
            variant="primary"
            busy={set.isPending}
            onPress={() => set.mutate({ body: { state: 'available' } })}
          >
            {t('desk.mine.become_available')}
          </Button>
        )}
      </div>
      <ProblemNotice error={set.error ?? back.error} />
    </>
  )
}

/** The start of the desk: whether I can be offered somebody, who covers for whom, and my work in figures. */
function Home() {
  const t = useT()
  const me = useMyself()
  const { data: my } = useCall(agentRoutes.mine)
  const name = me?.name.split(' ')[0] ?? ''
  return (
    <Page title={t('desk.title')}>
      <div className="desk-home">
        <h1>{t('desk.mine.welcome', { name })}</h1>
        {my?.presence === 'available' && <p className="desk-lead">{t('desk.mine.welcome_free')}</p>}
        {my && my.presence !== 'available' && <NotFree my={my} />}
        {my && (my.absence || my.covering.length > 0) && (
          <Notice announced={false}>
            <Covering my={my} />
          </Notice>
        )}
        <Counts />
      </div>
    </Page>
  )
}
