import { useEffect } from 'react'
import { agentRoutes } from '#domain/agents/contract.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { useCall } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'

/** Puts a title into the tab of the browser, with the count of what is unread or offered before it. */
export function useTitle(title: string): void {
  const t = useT()
  const unread = useCall(agentRoutes.notifications).data?.unread ?? 0
  const offers = useCall(contactRoutes.mine).data?.offers.length ?? 0
  const count = unread + offers
  useEffect(() => {
    document.title = count > 0 ? t('desk.unread_title', { count, title }) : title
  }, [count, title, t])
}
