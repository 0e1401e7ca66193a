import { useQueryClient } from '@tanstack/react-query'
import { Link, createLazyRoute, getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { portalRoutes } from '#domain/contacts/contract.portal.ts'
import type { PortalContact } from '#domain/contacts/contract.portal.ts'
import { queryFor, useCall } from '../../client.ts'
import { useLive } from '../../live.ts'
import { useT } from '../../messages/Messages.tsx'
import { buttonClass } from '../../ui/look.ts'
import { Skeleton } from '../../ui/Layout.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { Away } from './Away.tsx'
import { Conversation } from './Conversation.tsx'
import { Ended } from './Ended.tsx'
import { Waiting } from './Waiting.tsx'
import { useAnswered } from './answered.ts'
import { useWriting } from './writing.ts'
import css from './Talk.module.css'

export const talkRoute = createLazyRoute('/clients/talk/$contactId')({ component: Talk })
const route = getRouteApi('/clients/talk/$contactId')

/** Even without a live stream the page stays true, only a little later. */
const LOOK_EVERY_MS = 5_000
const LOOK_EVERY_LIVE_MS = 15_000

/** A contact from the waiting room to its end. */
function Talk() {
  const t = useT()
  const { contactId } = route.useParams()
  const known = useQueryClient().getQueryData(queryFor(portalRoutes.get, { params: { contactId } }).queryKey)
  const writing = useWriting(contactId, known?.messages)
  const connection = useLive({ realm: 'portal', onWhisper: writing.hear })
  const contact = useCall(
    portalRoutes.get,
    { params: { contactId } },
    { refetchInterval: connection === 'live' ? LOOK_EVERY_LIVE_MS : LOOK_EVERY_MS, staleTime: 2_000 },
  )
  if (contact.data) {
    return (
      <>
        {connection === 'offline' && contact.data.state !== 'talking' && <Away />}
        <Stage contact={contact.data} writing={writing.names} />
      </>
    )
  }
  return (
    <div className={css['narrow']}>
      <title>{t('portal.talk.title.waiting')}</title>
      <h1>{t('portal.talk.connecting')}</h1>
      {contact.isPending && <Skeleton lines={5} />}
      <ProblemNotice error={contact.error} onRetry={() => void contact.refetch()} />
      {contact.isError && (
        <Link to="/" className={buttonClass({ variant: 'primary' })}>
          {t('portal.help.ask')}
        </Link>
      )}
    </div>
  )
}

function Stage({
  contact,
  writing,
}: {
  readonly contact: PortalContact
  readonly writing: readonly string[]
}) {
  const [left, setLeft] = useState(false)
  useAnswered(contact)
  if (contact.state === 'waiting') return <Waiting contact={contact} />
  if (contact.state === 'talking' && !left) {
    return <Conversation contact={contact} writing={writing} onLeft={() => setLeft(true)} />
  }
  return <Ended contact={contact} onReturn={() => setLeft(false)} />
}
