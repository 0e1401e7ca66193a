import { SendHorizontal } from 'lucide-react'
import { useState } from 'react'
import type { ClientCase } from '#domain/cases/contract.routes.ts'
import { myRoutes } from '#domain/cases/contract.routes.ts'
import { useDraft } from '../drafts.ts'
import { useT } from '../messages/Messages.tsx'
import { post } from '../outbox.ts'
import { MessageList } from '../portal/talk/MessageList.tsx'
import { Button } from '../ui/Button.tsx'
import { Card, Row, Stack } from '../ui/Layout.tsx'
import { TextArea } from '../ui/TextField.tsx'
import css from './My.module.css'

/** The newest messages are shown at once, earlier ones on asking. */
const NEWEST = 5

/** What was written, and a reply to the owner; a reply to a finished case reopens it to the same owner. */
export function ReplyCard({ one }: { readonly one: ClientCase }) {
  const t = useT()
  const place = `case:${one.id}`
  const [draft, setDraft] = useDraft(place)
  const name = one.owner.name
  const [all, setAll] = useState(false)
  const hidden = all ? 0 : Math.max(0, one.messages.length - NEWEST)
  const send = () => {
    const text = draft.trim()
    if (!text) return
    post(myRoutes.reply, { params: { caseId: one.id }, body: { body: text } }, { place, text })
    setDraft('')
  }
  return (
    <Card label={t('my.messages.title')}>
      <Stack gap={4}>
        <h2>{t('my.messages.title')}</h2>
        {one.messages.length === 0 && <p className={css['small']}>{t('my.messages.none')}</p>}
        {hidden > 0 && (
          <div>
            <Button size="s" onPress={() => setAll(true)}>
              {t('my.messages.earlier', { count: hidden })}
            </Button>
          </div>
        )}
        <MessageList contact={{ messages: one.messages.slice(hidden) }} place={place} happenings={[]} />
        <form
          onSubmit={(event) => {
            event.preventDefault()
            send()
          }}
        >
          <Stack gap={3}>
            <TextArea
              label={t('my.reply.label', { name })}
              value={draft}
              onChange={setDraft}
              onSend={send}
              maxLength={20_000}
              rows={3}
              {...(one.state === 'closed' && { help: t('my.reply.reopens', { name }) })}
            />
            <Row justify="flex-end">
              <Button
                type="submit"
                variant="primary"
                isDisabled={!draft.trim()}
                icon={<SendHorizontal size={18} aria-hidden="true" />}
              >
                {t('my.reply.send')}
              </Button>
            </Row>
          </Stack>
        </form>
      </Stack>
    </Card>
  )
}
