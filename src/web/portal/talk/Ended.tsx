import { Link } from '@tanstack/react-router'
import { ArrowRight, CircleCheck, Handshake } from 'lucide-react'
import type { PortalContact } from '#domain/contacts/contract.portal.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { Card, Row, Stack } from '../../ui/Layout.tsx'
import { MessageList } from './MessageList.tsx'
import { Promises } from './Promises.tsx'
import { Unsent } from './Unsent.tsx'
import { useHappenings } from './happenings.ts'
import css from './Talk.module.css'

/** How it ended: what was promised, by whom, by when, and where to follow it (R6, R14). */
export function Ended({
  contact,
  onReturn,
}: {
  readonly contact: PortalContact
  readonly onReturn: () => void
}) {
  const t = useT()
  const happenings = useHappenings(contact)
  // The client may have gone while the person still settles things: for the client that is "left".
  const ending = contact.ending ?? 'left'
  const Icon = ending === 'owned' ? Handshake : CircleCheck
  return (
    <div className={css['ended']}>
      <title>{t('portal.talk.title.ended')}</title>
      <Card tone={ending === 'met' || ending === 'owned' ? 'accent' : 'plain'}>
        <Stack gap={3}>
          <Row gap={3} wrap={false} align="flex-start">
            <Icon size={32} aria-hidden="true" />
            <div>
              <h1>{t(`portal.end.${ending}`)}</h1>
              <p>{t(`portal.end.${ending}.text`)}</p>
            </div>
          </Row>
          {contact.caseReference && <p>{t('portal.end.reference', { reference: contact.caseReference })}</p>}
        </Stack>
      </Card>
      {contact.state === 'ended' && <Unsent contact={contact} />}
      {contact.commitments.length > 0 && (
        <Card label={t('portal.end.promises')}>
          <Stack gap={3}>
            <h2>{t('portal.end.promises')}</h2>
            <Promises contact={contact} />
          </Stack>
        </Card>
      )}
      <Row gap={3}>
        {contact.state === 'talking' && (
          <Button variant="primary" onPress={onReturn}>
            {t('portal.going.link')}
          </Button>
        )}
        {contact.caseId && (
          <Link
            to="/my/cases/$caseId"
            params={{ caseId: contact.caseId }}
            className={buttonClass({ variant: 'primary' })}
          >
            {t('portal.end.page')}
            <ArrowRight size={18} aria-hidden="true" />
          </Link>
        )}
        <Link to="/" className={buttonClass({ variant: 'secondary' })}>
          {t('portal.end.again')}
        </Link>
      </Row>
      <details className={css['transcript']}>
        <summary>{t('portal.end.transcript')}</summary>
        <MessageList
          contact={contact}
          place={`contact:${contact.id}`}
          happenings={happenings}
          refusedElsewhere={contact.state === 'ended'}
        />
      </details>
    </div>
  )
}
