import type { Me } from '#domain/accounts/contract.ts'

const WHOSE = 'answerable.whose'
/** What was written or shown here under somebody’s name; how the page looks and speaks is this device’s own. */
const PERSONAL = /^answerable\.(?:(?:draft|happenings)\.|whose$)/

/** Which member of staff wrote what is kept in this browser, as far as is known. */
function whose(): string | null {
  try {
    return localStorage.getItem(WHOSE)
  } catch {
    return null
  }
}

/** Notes which member of staff is signed in; whether what is kept here is somebody else’s: then drafts are gone. */
export function changesHands(me: Me): boolean {
  if (me.kind !== 'agent') return false
  const before = whose()
  if (before === me.agentId) return false
  if (before !== null) forgetKept()
  try {
    localStorage.setItem(WHOSE, me.agentId)
  } catch {
    // Where nothing may be kept, nothing of anybody else's is there either.
  }
  return before !== null
}

/** Whether somebody else may have signed in here, in another tab, since `me` was answered. */
export function isOvertaken(me: Me): boolean {
  return whose() !== null && (me.kind !== 'agent' || me.agentId !== whose())
}

/** Forgets drafts, and what was kept of what somebody saw. */
export function forgetKept(): void {
  for (const store of [localStorage, sessionStorage]) {
    for (const key of Object.keys(store)) if (PERSONAL.test(key)) store.removeItem(key)
  }
}
