import { ChevronDown, Search } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { portalRoutes } from '#domain/contacts/contract.portal.ts'
import type { PortalContact } from '#domain/contacts/contract.portal.ts'
import { useCommand } from '../../client.ts'
import { useDraft } from '../../drafts.ts'
import { useConnection } from '../../live.ts'
import { useT } from '../../messages/Messages.tsx'
import { useOutbox } from '../../outbox.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { Away } from './Away.tsx'
import { Composer } from './Composer.tsx'
import { MessageList } from './MessageList.tsx'
import { Promises } from './Promises.tsx'
import { useHappenings } from './happenings.ts'
import css from './Talk.module.css'

/** The conversation with a person who can help. */
export function Conversation({
  contact,
  writing,
  onLeft,
}: {
  readonly contact: PortalContact
  readonly writing: readonly string[]
  readonly onLeft: () => void
}) {
  const t = useT()
  const [draft, setDraft] = useDraft(`contact:${contact.id}`)
  const happenings = useHappenings(contact)
  const letters = useOutbox(`contact:${contact.id}`)
  const stream = useRef<HTMLDivElement>(null)
  const end = useFollowed(
    stream,
    contact.messages.length +
      contact.commitments.length +
      letters.length +
      happenings.length +
      writing.length +
      Number(contact.onHold),
  )
  const unread = useUnread(contact)
  const connection = useConnection('portal')
  const name = contact.agent?.name ?? t('portal.chat.service')
  return (
    <div className={css['talk']} data-conversation>
      <title>
        {unread > 0
          ? t('portal.talk.title.unread', { count: unread, name })
          : t('portal.talk.title.talking', { name })}
      </title>
      <section className={css['panel']} aria-label={t('portal.chat.label')}>
        <WithMe contact={contact} onLeft={onLeft} />
        <div
          className={css['stream']}
          ref={stream}
          tabIndex={0}
          role="log"
          aria-live="off"
          aria-label={t('portal.chat.label')}
        >
          <MessageList contact={contact} place={`contact:${contact.id}`} happenings={happenings} />
          {contact.commitments.length > 0 && (
            <section className={css['promised']} aria-label={t('portal.end.promises')}>
              <h2>{t('portal.end.promises')}</h2>
              <Promises contact={contact} />
            </section>
          )}
          {contact.onHold && (
            <p className={css['hold']} role="status">
              <Search size={18} aria-hidden="true" />
              {t('portal.chat.hold', { name })}
            </p>
          )}
          <p className={css['writing']} aria-live="polite">
            {writing.map((who) => t('portal.chat.typing', { name: who })).join(' ')}
          </p>
        </div>
        {end.behind && (
          <button type="button" className={css['newBelow']} onClick={end.go}>
            <ChevronDown size={16} aria-hidden="true" />
            {t('portal.chat.new')}
          </button>
        )}
        {connection === 'offline' && <Away />}
        <Composer
          contactId={contact.id}
          label={t('portal.chat.write')}
          draft={draft}
          onDraft={setDraft}
          autoFocus
        />
      </section>
    </div>
  )
}

/** Who is with me, by name. */
function WithMe({ contact, onLeft }: { readonly contact: PortalContact; readonly onLeft: () => void }) {
  const t = useT()
  const connection = useConnection('portal')
  const [sure, setSure] = useState(false)
  const leave = useCommand(portalRoutes.leave, { refreshes: [portalRoutes.get], onSuccess: onLeft })
  const name = contact.agent?.name ?? t('portal.chat.service')
  return (
    <header className={css['with']}>
      <Avatar name={name} presence="here" />
      <div className={css['withWords']}>
        <h1>{t('portal.chat.with', { name })}</h1>
        <p className={css['small']}>
          {connection === 'reconnecting' && t('portal.talk.reconnecting')}
          {connection !== 'reconnecting' &&
            contact.experts.length > 0 &&
            t('portal.chat.experts', { names: contact.experts.map((expert) => expert.name).join(', ') })}
          {connection !== 'reconnecting' && contact.experts.length === 0 && contact.service}
        </p>
      </div>
      <Button size="s" onPress={() => setSure(true)}>
        {t('portal.chat.finish')}
      </Button>
      <Dialog
        isOpen={sure}
        onClose={() => setSure(false)}
        size="narrow"
        title={t('portal.chat.finish.sure')}
        actions={
          <>
            <Button
              busy={leave.isPending}
              onPress={() => leave.mutate({ params: { contactId: contact.id }, body: {} })}
            >
              {t('portal.chat.finish.go')}
            </Button>
            <Button variant="primary" onPress={() => setSure(false)}>
              {t('portal.chat.finish.stay')}
            </Button>
          </>
        }
      >
        <p>{t('portal.chat.finish.text', { name })}</p>
        <ProblemNotice error={leave.error} />
      </Dialog>
    </header>
  )
}

const NEAR_PX = 120

/** Follows the newest words while the reader is at the end; when reading further up, says that there are more below. */
function useFollowed(stream: RefObject<HTMLDivElement | null>, count: number) {
  const [behind, setBehind] = useState(false)
  const atEnd = useRef(true)
  const go = () => stream.current?.scrollTo({ top: stream.current.scrollHeight })
  useEffect(() => {
    const box = stream.current
    if (!box) return
    const look = () => {
      atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX
      if (atEnd.current) setBehind(false)
    }
    box.addEventListener('scroll', look, { passive: true })
    return () => box.removeEventListener('scroll', look)
  }, [stream])
  useLayoutEffect(() => {
    if (atEnd.current) stream.current?.scrollTo({ top: stream.current.scrollHeight })
    else setBehind(true)
  }, [count, stream])
  return { behind, go }
}

/** Words of others that came while this page was not looked at. */
function useUnread({ messages }: PortalContact): number {
  const [seen, setSeen] = useState(messages.length)
  const count = messages.length
  useEffect(() => {
    const look = () => {
      if (!document.hidden) setSeen(count)
    }
    look()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [count])
  return messages.slice(seen).filter(({ author }) => author !== 'client').length
}
