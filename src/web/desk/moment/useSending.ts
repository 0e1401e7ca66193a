import { useRef, useState } from 'react'
import { useOutbox, takeBack } from '../../outbox.ts'
import type { Letter } from '../../outbox.ts'
import { useT } from '../../messages/Messages.tsx'
import { toast } from '../../ui/toast.tsx'
import { keepDraft } from '../shell/draft.ts'
import type { Mode } from './Composer.tsx'
import { useDelayed } from './delayed.ts'

/** In a live chat the undo stands beside the message itself; a toast a line would be noise. */
const QUIET_BELOW_MS = 4_000

/** Where unfinished words of a place are kept: a note never stands where a reply is written. */
export const draftPlace = (place: string, note: boolean): string => (note ? `${place}/note` : place)

/** Words that came back, to be changed: what they were, and when. */
export type Returned = { readonly text: string; readonly note: boolean; readonly at: number }

/** Whether a letter was a note among colleagues. */
export const isNote = ({ body }: Pick<Letter, 'body'>): boolean =>
  typeof body === 'object' && body !== null && 'kind' in body && body.kind === 'note'

/**
 * Sending with a pause for undo and with nothing lost: held back a moment, then handed to the outbox, which keeps it
 * until the service has it; what is refused as stale comes back here to be looked at. Where one cannot write (`isOpen`
 * is false), what is undone waits as a draft, and what was refused stays where it is read.
 */
export function useSending(
  place: string,
  pauseMs: number,
  isOpen: boolean,
  post: (text: string, mode: Mode) => void,
) {
  const t = useT()
  const letters = useOutbox(place)
  const [returned, setReturned] = useState<Returned>()
  const held = useDelayed(place, pauseMs)
  // A toast outlives what was shown when it came up.
  const canShow = useRef(isOpen)
  canShow.current = isOpen
  const giveBack = (text: string, note: boolean): void => {
    if (canShow.current) setReturned({ text, note, at: Date.now() })
    else keepDraft(draftPlace(place, note), text)
  }
  const undo = (): void => {
    const taken = held.undo()
    if (taken) giveBack(taken.text, taken.note)
  }
  return {
    letters,
    returned,
    /** The composer has what came back. */
    onReturned: (): void => setReturned(undefined),
    pending: held.pending,
    undo,
    now: held.now,
    send: (text: string, mode: Mode): void => {
      held.begin({ text, note: mode === 'note' }, () => post(text, mode))
      if (pauseMs >= QUIET_BELOW_MS) toast({ text: t('desk.write.will_send'), undo, lastsMs: pauseMs })
    },
    takeBack: isOpen
      ? (letter: Letter): void => {
          takeBack(letter.key)
          giveBack(letter.text, isNote(letter))
        }
      : undefined,
  }
}
