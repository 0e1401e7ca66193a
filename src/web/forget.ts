import { forgetLetters } from './outbox.ts'

/** What was written or shown here under somebody’s name; how the page looks and speaks is this device’s own. */
const PERSONAL = /^answerable\.(?:draft|happenings)\./

/** Somebody has signed out: what they wrote and did not send, and what was kept of what they saw, is not for who comes next. */
export function forgetHere(): void {
  forgetLetters()
  for (const store of [localStorage, sessionStorage]) {
    for (const key of Object.keys(store)) if (PERSONAL.test(key)) store.removeItem(key)
  }
}
