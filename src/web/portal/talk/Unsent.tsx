import { Link, useNavigate } from '@tanstack/react-router'
import { ArrowRight, SendHorizontal } from 'lucide-react'
import { useState } from 'react'
import { myRoutes } from '#domain/cases/contract.routes.ts'
import type { PortalContact } from '#domain/contacts/contract.portal.ts'
import { keepDraft, readDraft, useDraft } from '../../drafts.ts'
import { useT } from '../../messages/Messages.tsx'
import { post, takeBack, useOutbox } from '../../outbox.ts'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { Card, Row, Stack } from '../../ui/Layout.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextArea } from '../../ui/TextField.tsx'

/** What was refused because the conversation had ended, and what was still being typed: one text, to be sent where it is read. */
function useUnsent(contactId: string) {
  const place = `contact:${contactId}`
  const [draft, setDraft] = useDraft(place)
  const refused = useOutbox(place).filter((letter) => letter.refused)
  const text = [...refused.map((letter) => letter.text), draft].filter((part) => part.trim()).join('\n\n')
  const change = (next: string): void => {
    // The text is kept as a draft before the letters go.
    setDraft(next)
    for (const { key } of refused) takeBack(key)
  }
  return { text, change }
}

/** A client's last words that did not arrive before the end: shown openly, with a way to the person who goes on (R6, R10). */
export function Unsent({ contact }: { readonly contact: PortalContact }) {
  const t = useT()
  const { text, change } = useUnsent(contact.id)
  const [sent, setSent] = useState(false)
  const name = contact.owner?.name ?? contact.agent?.name ?? t('portal.chat.service')
  if (!text) return sent && contact.caseId ? <OnItsWay caseId={contact.caseId} name={name} /> : null
  return (
    <Card label={t('portal.unsent.title')}>
      <Stack gap={3}>
        <Notice tone="warn" title={t('portal.unsent.title')}>
          <p>{t(contact.caseId ? 'portal.unsent.text' : 'portal.unsent.text.new', { name })}</p>
        </Notice>
        <TextArea
          label={t('portal.unsent.label')}
          value={text}
          onChange={change}
          maxLength={20_000}
          rows={3}
        />
        <Row gap={3}>
          {contact.caseId ? (
            <ToOwner
              caseId={contact.caseId}
              name={name}
              text={text}
              onSent={() => {
                setSent(true)
                change('')
              }}
            />
          ) : (
            <AskAnew text={text} onAsked={() => change('')} />
          )}
          <Button variant="quiet" onPress={() => change('')}>
            {t('portal.chat.takeBack')}
          </Button>
        </Row>
      </Stack>
    </Card>
  )
}

function ToOwner(props: {
  readonly caseId: string
  readonly name: string
  readonly text: string
  readonly onSent: () => void
}) {
  const { caseId, name, text, onSent } = props
  const t = useT()
  const send = (): void => {
    const body = text.trim()
    post(myRoutes.reply, { params: { caseId }, body: { body } }, { place: `case:${caseId}`, text: body })
    onSent()
  }
  return (
    <Button variant="primary" icon={<SendHorizontal size={18} aria-hidden="true" />} onPress={send}>
      {t('portal.unsent.send', { name })}
    </Button>
  )
}

/** Nobody owns anything here: the words begin a new conversation, where the client sees them before they go. */
function AskAnew({ text, onAsked }: { readonly text: string; readonly onAsked: () => void }) {
  const t = useT()
  const navigate = useNavigate()
  const ask = async (): Promise<void> => {
    keepDraft('need', [readDraft('need'), text].filter(Boolean).join('\n\n'))
    onAsked()
    await navigate({ to: '/' })
  }
  return (
    <Button variant="primary" icon={<ArrowRight size={18} aria-hidden="true" />} onPress={() => void ask()}>
      {t('portal.unsent.ask')}
    </Button>
  )
}

function OnItsWay({ caseId, name }: { readonly caseId: string; readonly name: string }) {
  const t = useT()
  const letters = useOutbox(`case:${caseId}`)
  if (letters.length === 0) return <Notice tone="good" title={t('portal.unsent.sent', { name })} />
  return (
    <Notice tone="info" title={t(navigator.onLine ? 'portal.chat.pending' : 'portal.chat.pending.offline')}>
      <Link to="/my/cases/$caseId" params={{ caseId }} className={buttonClass({ size: 's' })}>
        {t('portal.end.page')}
      </Link>
    </Notice>
  )
}
