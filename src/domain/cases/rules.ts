import { addWorkingTime } from '#core/calendars/hours.ts'
import type { OpeningHours } from '#core/calendars/hours.ts'
import { general } from '#platform/contract/refusal.ts'
import { Refusal, refuse } from '#platform/refusal.ts'
import { caseRefusals } from './contract.refusals.ts'
import { Outcome } from './contract.ts'

/**
 * Whether somebody can become the owner of a case (R10): an active colleague, and one who is not away, unless the
 * client is with them right now.
 */
export function canOwn(
  person: { active: boolean; absent: boolean },
  why: 'handover' | 'first_conversation' | 'given' | 'left_service',
): boolean {
  return person.active && (!person.absent || why === 'handover' || why === 'first_conversation')
}

/** Ways in which people say that somebody was not reached. Compared without case, blanks and marks. */
const NOT_REACHED =
  /unable(to)?(contact|reach|getholdof|gethold)|(couldnot|couldnt|cannot|cant|not)(be)?(contact|reach|getholdof)|no(answer|reply|response|contact|show)|unreachable|uncontactable|(not|never|un)(answer|repl|respond)(ed|ied|ing)?|(did|does)(not|nt)(answer|reply|respond|pickup)|leftvoicemail|voicemail|novalidcontact|wrongnumber|numberdead|linedead|engaged|ringsout|retr(y|ies)|attempts|gaveup/

/** The outcome of a case in the contract's words. R7: that somebody was not reached is never one. */
export function readOutcome(text: string): Outcome {
  const known = Outcome.safeParse(text)
  if (known.success) return known.data
  const plain = text.toLowerCase().replace(/[^a-z]/g, '')
  if (NOT_REACHED.test(plain)) refuse(caseRefusals.not_a_reason_to_close)
  throw new Refusal(general.invalid_input, {}, [
    { path: '/body/outcome', message: `must be one of ${Outcome.options.join(', ')}` },
  ])
}

/** When a leg is due by its standard: so many working minutes of the department from now (R11). */
export function dueByStandard(hours: OpeningHours, now: Date, workingMinutes: number): Date {
  const due = addWorkingTime(hours, now.getTime(), workingMinutes)
  if (due === undefined) {
    throw new Refusal(general.invalid_input, {}, [
      { path: '/body/dueAt', message: 'is needed: this department has no opening hours within a year' },
    ])
  }
  return new Date(due)
}

/** Refuses a time that is not still to come. */
export function mustBeLater(at: Date, now: Date, path: string): void {
  if (at <= now) {
    throw new Refusal(general.invalid_input, {}, [{ path, message: 'must be a time still to come' }])
  }
}
