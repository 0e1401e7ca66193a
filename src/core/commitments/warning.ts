/** When to speak up about a commitment before it slips (R12). Instants are epoch milliseconds. */

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** How much of the time given is left when somebody is told, within bounds. */
const OWNER = { share: 0.25, least: 10 * MINUTE_MS, most: 24 * HOUR_MS } as const
const CLIENT = { share: 0.08, least: 3 * MINUTE_MS, most: 4 * HOUR_MS } as const

/**
 * When the owner is warned, while enough time remains to keep it: a quarter of the time before it is due, at least
 * ten minutes and at most a day (the same hour the day before), never before it was made.
 * Throws RangeError unless the commitment is due after it was made.
 */
export function warnAt(madeAt: number, dueAt: number): number {
  return before(madeAt, dueAt, OWNER)
}

/**
 * When the client is told, if it is still not kept: 8 % of the time before it is due, at least three minutes and
 * at most four hours. Never before the owner was warned, always before it is missed.
 * Throws RangeError unless the commitment is due after it was made.
 */
export function tellClientAt(madeAt: number, dueAt: number): number {
  return before(madeAt, dueAt, CLIENT)
}

type Lead = { readonly share: number; readonly least: number; readonly most: number }

function before(madeAt: number, dueAt: number, lead: Lead): number {
  if (!(dueAt > madeAt)) throw new RangeError('A commitment is due after it is made')
  const wanted = Math.ceil((dueAt - madeAt) * lead.share)
  return Math.max(madeAt, dueAt - Math.min(lead.most, Math.max(lead.least, wanted)))
}
