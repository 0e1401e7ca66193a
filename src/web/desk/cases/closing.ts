import type { Outcome } from '#domain/cases/contract.ts'
import { OfflineError, ProblemError } from '../../client.ts'
import type { useT } from '../../messages/Messages.tsx'
import { settled } from '../../outbox.ts'
import { sendHeld } from '../moment/delayed.ts'

/** A closing as somebody put it, and why it was not done, where that was tried. */
export type Closing = { readonly outcome: Outcome; readonly note: string; readonly error: Error | null }

/** How long what was just written may take to arrive before the person is asked again. */
const ARRIVES_WITHIN_MS = 10_000

const begun = new Map<string, Closing>()

/** Keeps the words of a closing until it is done or given up: it may be undone, or refused. */
export function keepClosing(caseId: string, closing: Closing | undefined): void {
  if (closing) begun.set(caseId, closing)
  else begun.delete(caseId)
}

/** The closing of this case that was begun and not done, with its words. */
export const keptClosing = (caseId: string): Closing | undefined => begun.get(caseId)

/**
 * Sends what is held back at this place and waits until the service has it: a case is closed after the last words, never
 * across them. Why it cannot be closed yet, if so.
 */
export async function lastWordsSent(place: string): Promise<Error | undefined> {
  sendHeld(place)
  const [left] = await settled(place, ARRIVES_WITHIN_MS)
  if (!left) return undefined
  return left.refused
    ? new ProblemError({ ...left.refused, type: '', status: 409 })
    : new OfflineError(left.key)
}

/** A problem in one line, for where nothing more fits. */
export function inOneLine(t: ReturnType<typeof useT>, problem: unknown): string {
  return problem instanceof ProblemError ? `${problem.title}. ${problem.instead}` : t('desk.failed')
}
