import { useState } from 'react'
import { useOutbox, takeBack } from '../../outbox.ts'
import type { Letter } from '../../outbox.ts'
import { useT } from '../../messages/Messages.tsx'
import { toast } from '../../ui/toast.tsx'
import type { Mode } from './Composer.tsx'
import { useDelayed } from './delayed.ts'

/** In a live chat the undo stands beside the message itself; a toast a line would be noise. */
const QUIET_BELOW_MS = 4_000

/**
 * Sending with a pause for undo and with nothing lost: held back a moment, then handed to the outbox, which keeps it
 * until the service has it; what is refused as stale comes back here to be looked at.
 */
export function useSending(place: string, pauseMs: number, post: (text: string, mode: Mode) => void) {
  const t = useT()
  const letters = useOutbox(place)
  const [returned, setReturned] = useState<{ text: string; note: boolean; at: number }>()
  const held = useDelayed(pauseMs, ({ text, note }) => post(text, note ? 'note' : 'text'))
  const giveBack = (text: string, note: boolean): void => setReturned({ text, note, at: Date.now() })
  const undo = (): void => {
    const taken = held.undo()
    if (taken) giveBack(taken.text, taken.note)
  }
  return {
    letters,
    returned,
    pending: held.pending,
    undo,
    now: held.now,
    send: (text: string, mode: Mode): void => {
      held.begin({ text, note: mode === 'note' })
      if (pauseMs >= QUIET_BELOW_MS) toast({ text: t('desk.write.will_send'), undo, lastsMs: pauseMs })
    },
    takeBack: (letter: Letter): void => {
      takeBack(letter.key)
      giveBack(letter.text, (letter.body as { kind?: string } | undefined)?.kind === 'note')
    },
  }
}
