import { useState } from 'react'
import { portalRoutes } from '#domain/contacts/contract.portal.ts'
import type { PortalContact } from '#domain/contacts/contract.portal.ts'
import { useCommand } from '../../client.ts'
import { useDraft } from '../../drafts.ts'
import { useT } from '../../messages/Messages.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card, Row, Stack } from '../../ui/Layout.tsx'
import { Notice, ProblemNotice } from '../../ui/Notice.tsx'
import { Since } from '../../ui/TimeText.tsx'
import { useTimes } from '../../ui/time.ts'
import { useWaitWords } from '../wait.ts'
import { Before } from './Before.tsx'
import { Choices } from './Choices.tsx'
import { Composer } from './Composer.tsx'
import { MessageList } from './MessageList.tsx'
import css from './Talk.module.css'

/** The waiting room: it tells the truth, and gives choices (R2, R3). */
export function Waiting({ contact }: { readonly contact: PortalContact }) {
  const t = useT()
  const kept = contact.callBackTo !== null
  return (
    <div className={css['waiting']}>
      <title>{t('portal.talk.title.waiting')}</title>
      <div className={css['column']}>
        {kept && <PlaceKept contact={contact} />}
        {!kept && (contact.choosingUntil ? <Choosing contact={contact} /> : <Truth contact={contact} />)}
        {contact.stakes === 'moment_of_truth' && (
          <p className={css['gentle']}>{t('portal.waiting.moment')}</p>
        )}
        {contact.owner && !kept && <Owner contact={contact} />}
        <Choices contact={contact} />
      </div>
      <div className={css['column']}>
        <Said contact={contact} />
        <Before contact={contact} />
      </div>
    </div>
  )
}

/** A time or a letter is being chosen: nobody is called meanwhile, and talking now stays one press away. */
function Choosing({ contact }: { readonly contact: PortalContact }) {
  const t = useT()
  const stay = useCommand(portalRoutes.stay, { refreshes: [portalRoutes.get] })
  return (
    <Card className={css['truth']}>
      <h1>{t('portal.waiting.choosing.title')}</h1>
      <p>{t('portal.waiting.choosing.text')}</p>
      <ProblemNotice error={stay.error} />
      <Row>
        <Button
          busy={stay.isPending}
          onPress={() => stay.mutate({ params: { contactId: contact.id }, body: {} })}
        >
          {t('portal.waiting.choosing.stay')}
        </Button>
      </Row>
    </Card>
  )
}

/** Where I am in the line, how long it is likely to be, and how often such estimates were right. */
function Truth({ contact }: { readonly contact: PortalContact }) {
  const t = useT()
  const words = useWaitWords()
  if (!contact.somebodyThere && !contact.waitingForOwnerUntil) return <Nobody contact={contact} />
  const wait = contact.estimate && words(contact.estimate, contact.estimates)
  return (
    <Card tone="golden" className={css['truth']}>
      <div className={css['pulse']} aria-hidden="true">
        <span />
        <span />
        <span />
      </div>
      <h1>{placeWords(contact, t)}</h1>
      {wait && (
        <p className={css['estimate']} role="status">
          <strong>{wait.likely}</strong>
          {wait.spread && `, ${wait.spread}`}
        </p>
      )}
      {wait?.record && <p>{wait.record}</p>}
      <p>{t('portal.waiting.stay')}</p>
      <p className={css['small']}>
        <WaitingSince at={contact.arrivedAt} />
      </p>
    </Card>
  )
}

function placeWords({ ahead, estimate }: PortalContact, t: ReturnType<typeof useT>): string {
  if (ahead === null) return t('portal.waiting.found')
  if (ahead > 0) return t('portal.waiting.ahead', { count: ahead })
  return estimate ? t('portal.waiting.next') : t('portal.waiting.found')
}

function WaitingSince({ at }: { readonly at: string }) {
  const t = useT()
  const [before, after] = t('portal.waiting.since', { time: '|' }).split('|')
  return (
    <>
      {before}
      <Since at={at} />
      {after}
    </>
  )
}

/** Nobody able is here: the truth, and when it opens. */
function Nobody({ contact }: { readonly contact: PortalContact }) {
  const t = useT()
  const times = useTimes()
  return (
    <Card className={css['truth']}>
      <h1>{t('portal.waiting.nobody.title')}</h1>
      <p className={css['estimate']}>
        {contact.opensAt
          ? t('portal.waiting.nobody.opens', { when: times.dayTime(contact.opensAt) })
          : t('portal.waiting.nobody.text')}
      </p>
      <p>{t('portal.waiting.nobody.stay')}</p>
    </Card>
  )
}

function PlaceKept({ contact }: { readonly contact: PortalContact }) {
  const t = useT()
  return (
    <Card tone="golden" className={css['truth']}>
      <h1>{t('portal.waiting.call.title')}</h1>
      <p className={css['estimate']}>{t('portal.waiting.call.text', { phone: contact.callBackTo })}</p>
      {contact.ahead !== null && contact.ahead > 0 && (
        <p>{t('portal.waiting.ahead', { count: contact.ahead })}</p>
      )}
    </Card>
  )
}

const PATIENCE_MINUTES = 15

/** About a case of mine: its owner knows it; waiting for them is my choice. */
function Owner({ contact }: { readonly contact: PortalContact }) {
  const t = useT()
  const times = useTimes()
  const wait = useCommand(portalRoutes.waitForOwner, { refreshes: [portalRoutes.get] })
  const name = contact.owner?.name ?? ''
  const until = contact.waitingForOwnerUntil
  const choose = (minutes: number) => wait.mutate({ params: { contactId: contact.id }, body: { minutes } })
  return (
    <Card label={t('portal.waiting.owner', { name })}>
      <Stack gap={3}>
        <Row gap={3} wrap={false}>
          <Avatar name={name} presence={contact.ownerHere ? 'here' : 'away'} />
          <div>
            <h2>{t('portal.waiting.owner', { name })}</h2>
            <p>
              {t(contact.ownerHere ? 'portal.waiting.owner.here' : 'portal.waiting.owner.away', { name })}
            </p>
          </div>
        </Row>
        {until && (
          <Notice>
            <p>{t('portal.waiting.owner.waiting', { name, when: times.time(until) })}</p>
          </Notice>
        )}
        <Row>
          {!until && (
            <Button onPress={() => choose(PATIENCE_MINUTES)} busy={wait.isPending}>
              {t('portal.waiting.owner.wait', { minutes: PATIENCE_MINUTES, name })}
            </Button>
          )}
          {until && (
            <Button onPress={() => choose(0)} busy={wait.isPending}>
              {t('portal.waiting.owner.anybody')}
            </Button>
          )}
        </Row>
        <ProblemNotice error={wait.error} />
      </Stack>
    </Card>
  )
}

/** What the client wrote so far, and room for more: nothing has to wait. */
function Said({ contact }: { readonly contact: PortalContact }) {
  const t = useT()
  const [draft, setDraft] = useDraft(`contact:${contact.id}`)
  const [writing, setWriting] = useState(draft !== '')
  return (
    <Card label={t('portal.waiting.need')}>
      <Stack gap={3}>
        <div>
          <h2>{t('portal.waiting.need')}</h2>
          {contact.service && (
            <p className={css['small']}>{t('portal.waiting.about', { service: contact.service })}</p>
          )}
        </div>
        <MessageList contact={contact} place={`contact:${contact.id}`} happenings={[]} plain />
        {writing ? (
          <Composer
            contactId={contact.id}
            label={t('portal.chat.addBefore')}
            draft={draft}
            onDraft={setDraft}
            autoFocus
          />
        ) : (
          <div>
            <Button size="s" onPress={() => setWriting(true)}>
              {t('portal.chat.addBefore')}
            </Button>
          </div>
        )}
      </Stack>
    </Card>
  )
}
