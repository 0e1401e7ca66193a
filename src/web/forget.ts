import { forgetLetters } from './outbox.ts'
import { forgetKept } from './whose.ts'

/** Somebody has signed out: what they wrote and did not send, and what was kept of what they saw, is not for who comes next. */
export function forgetHere(): void {
  forgetLetters()
  forgetKept()
}
