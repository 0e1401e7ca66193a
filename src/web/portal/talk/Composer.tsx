import { Paperclip, SendHorizontal } from 'lucide-react'
import { useRef } from 'react'
import { portalRoutes } from '#domain/contacts/contract.portal.ts'
import { call } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { post } from '../../outbox.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { useMediaQuery } from '../../ui/theme.ts'
import { PaperState, useAddPapers } from './Papers.tsx'
import css from './Talk.module.css'

const SIGN_EVERY_MS = 3_000

/** Where the client writes. What is typed is kept; what is sent goes through the outbox and arrives once. */
export function Composer({
  contactId,
  label,
  draft,
  onDraft,
  autoFocus = false,
}: {
  readonly contactId: string
  readonly label: string
  readonly draft: string
  readonly onDraft: (text: string) => void
  readonly autoFocus?: boolean
}) {
  const t = useT()
  const mouse = useMediaQuery('(pointer: fine)')
  const papers = useAddPapers({ contactId })
  const file = useRef<HTMLInputElement>(null)
  const sign = useTypingSign(contactId)
  const sendIt = () => {
    const text = draft.trim()
    if (!text) return
    post(
      portalRoutes.write,
      { params: { contactId }, body: { body: text } },
      { place: `contact:${contactId}`, text },
    )
    onDraft('')
    sign.begin()
  }
  return (
    <div className={css['composer']}>
      <PaperState papers={papers} />
      <form
        className={css['composerRow']}
        onSubmit={(event) => {
          event.preventDefault()
          sendIt()
        }}
      >
        <IconButton
          label={t('portal.chat.addPaper')}
          icon={<Paperclip size={20} aria-hidden="true" />}
          onPress={() => file.current?.click()}
        />
        <input
          ref={file}
          type="file"
          hidden
          multiple
          aria-label={t('portal.chat.addPaper')}
          onChange={({ target }) => {
            void papers.add([...(target.files ?? [])])
            target.value = ''
          }}
        />
        <div className={css['composerText']}>
          <TextArea
            label={label}
            labelHidden
            placeholder={t('portal.chat.write.placeholder')}
            rows={1}
            value={draft}
            maxLength={20_000}
            autoFocus={autoFocus}
            enterSends={mouse}
            onSend={sendIt}
            onChange={(text) => {
              onDraft(text)
              if (text) sign.show()
            }}
            onPaste={(event) => {
              const files = [...event.clipboardData.files]
              if (files.length === 0) return
              event.preventDefault()
              event.stopPropagation()
              void papers.add(files)
            }}
          />
        </div>
        <Button
          type="submit"
          variant="primary"
          isDisabled={!draft.trim()}
          icon={<SendHorizontal size={18} aria-hidden="true" />}
        >
          {t('portal.chat.send')}
        </Button>
      </form>
    </div>
  )
}

/** Tells the other side now and then that something is being written; nobody minds when it gets lost. */
function useTypingSign(contactId: string): { show: () => void; begin: () => void } {
  const last = useRef(0)
  return {
    show: () => {
      if (Date.now() - last.current < SIGN_EVERY_MS) return
      last.current = Date.now()
      void call(portalRoutes.typing, { params: { contactId }, body: {} }).catch(() => undefined)
    },
    // Whoever goes on writing at once is seen writing at once.
    begin: () => {
      last.current = 0
    },
  }
}
