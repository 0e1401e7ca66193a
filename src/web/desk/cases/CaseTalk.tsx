import { useRef, useState } from 'react'
import { agentRoutes } from '#domain/agents/contract.ts'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import type { Case } from '#domain/cases/contract.ts'
import { useCall } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { post } from '../../outbox.ts'
import { ComboBox } from '../../ui/Select.tsx'
import { Composer } from '../moment/Composer.tsx'
import type { Mode } from '../moment/Composer.tsx'
import { Talk } from '../moment/Talk.tsx'
import { happenings } from '../moment/happenings.ts'
import { useSending } from '../moment/useSending.ts'

const PAUSE_MS = 5_000

/** Colleagues named in a note: chosen, or written as @First Last. */
function useMentions() {
  const colleagues = useCall(agentRoutes.colleagues, {}, { staleTime: 60_000 }).data?.items ?? []
  const [chosen, setChosen] = useState<string | null>(null)
  const within = (text: string): string[] => {
    const named = colleagues.filter((one) => text.includes(`@${one.name}`)).map((one) => one.id)
    return [...new Set(chosen ? [chosen, ...named] : named)]
  }
  return { colleagues, chosen, setChosen, within }
}

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
  const mentions = useMentions()
  const sending = useSending(place, PAUSE_MS, (text, kind) => {
    const body = { kind, body: text, mentions: kind === 'note' ? mentions.within(text) : [] }
    const guard = kind === 'text' ? { version: version.current } : {}
    post(caseRoutes.write, { params: { caseId: one.id }, body }, { place, text, ...guard })
    mentions.setChosen(null)
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
      {one.abilities.write && one.state === 'open' && (
        <>
          {mode === 'note' && (
            <ComboBox
              label={t('desk.write.mention')}
              help={t('desk.write.mention.hint')}
              options={mentions.colleagues.map((each) => ({
                value: each.id,
                label: each.name,
                detail: each.department,
              }))}
              value={mentions.chosen}
              onChange={mentions.setChosen}
            />
          )}
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
          />
        </>
      )}
    </section>
  )
}
