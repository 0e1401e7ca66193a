import { useRef, useState } from 'react'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import type { Case } from '#domain/cases/contract.ts'
import { useT } from '../../messages/Messages.tsx'
import { post } from '../../outbox.ts'
import { useNameable } from '../mentions/useMentions.ts'
import { Composer } from '../moment/Composer.tsx'
import type { Mode } from '../moment/Composer.tsx'
import { Talk } from '../moment/Talk.tsx'
import { happenings } from '../moment/happenings.ts'
import { useSending } from '../moment/useSending.ts'

const PAUSE_MS = 5_000

/** What was said on the case, and where one writes to the client or notes something among colleagues. */
export function CaseTalk({
  one,
  onTyping,
  writer,
  onInsert,
}: {
  one: Case
  onTyping: () => void
  writer: string | undefined
  /** Hands out how to put words into the text, from elsewhere on the page. */
  onInsert: (how: (words: string) => void) => void
}) {
  const t = useT()
  const place = `case:${one.id}`
  const [mode, setMode] = useState<Mode>('text')
  const version = useRef(one.version)
  version.current = one.version
  const nameable = useNameable()
  const canWrite = one.abilities.write && one.state === 'open'
  const sending = useSending(place, PAUSE_MS, canWrite, (text, kind) => {
    const body = { kind, body: text, mentions: kind === 'note' ? nameable.within(text) : [] }
    const guard = kind === 'text' ? { version: version.current } : {}
    post(caseRoutes.write, { params: { caseId: one.id }, body }, { place, text, ...guard })
  })
  const name = one.clientName ?? t('desk.unknown')
  return (
    <section className="desk-conversation" aria-label={t('desk.talk')}>
      <Talk
        happened={happenings(one.messages, [], [])}
        clientName={name}
        letters={sending.letters}
        version={one.version}
        pending={sending.pending}
        onUndo={sending.undo}
        onNow={sending.now}
        onTakeBack={sending.takeBack}
        typing={writer}
      />
      {canWrite && (
        <>
          {mode === 'note' && <p className="desk-quiet">{t('desk.mention.help')}</p>}
          <Composer
            key={one.id}
            place={place}
            papers={{ caseId: one.id }}
            name={name}
            serviceId={one.serviceId}
            caseId={one.id}
            mode={mode}
            onMode={setMode}
            onSend={sending.send}
            onTyping={onTyping}
            onInsert={onInsert}
            returned={sending.returned}
            onReturned={sending.onReturned}
          />
        </>
      )}
    </section>
  )
}
