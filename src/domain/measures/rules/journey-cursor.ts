import { general } from '#platform/contract/refusal.ts'
import { Refusal } from '#platform/refusal.ts'

/** Where a list of journeys goes on: after this need, by what it is put in order by and when it last changed. */
export type Place = { readonly value: number; readonly lastUs: number; readonly caseId: string }

export function writeCursor({ value, lastUs, caseId }: Place): string {
  return Buffer.from(`${value} ${lastUs} ${caseId}`).toString('base64url')
}

const CURSOR = /^(\d{1,10}) (\d{1,16}) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/
/** The last microsecond that a day of the lens can lie in. */
const MOST_US = Date.UTC(2200, 0, 2) * 1000

/** Undefined of no cursor. Refuses invalid_input for one that is none of ours. */
export function readCursor(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined
  const [, value, us, caseId] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  const lastUs = Number(us)
  if (value === undefined || caseId === undefined || lastUs > MOST_US) {
    throw new Refusal(general.invalid_input, {}, [{ path: '/query/cursor', message: 'is none of ours' }])
  }
  return { value: Number(value), lastUs, caseId }
}
