import { addDays } from '#core/calendars/moments.ts'
import type { Database } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'

type Row = Readonly<Record<string, unknown>>

/** Noon of a local day. */
export const noon = (day: string, minutes = 0): Date =>
  new Date(Date.parse(`${day}T12:00:00Z`) + minutes * 60_000)
export const id = (): string => newId(noon('2026-01-01'))

/** What was measured, straight into its tables: one contact, need, promise, leg, attempt, search after the other. */
export function measuredRows({ pool }: Pick<Database, 'pool'>) {
  const insert = async (table: string, row: Row) => {
    const columns = Object.keys(row)
    const places = columns.map((_, index) => `$${index + 1}`)
    await pool.query(
      `insert into ${table} (${columns.join(', ')}) values (${places.join(', ')})`,
      Object.values(row),
    )
  }
  let seq = 0
  return {
    /** An answered contact of ten minutes after one of waiting. */
    contact: async (day: string, given: Row = {}, minutes = 0) => {
      const at = noon(day, minutes)
      await insert('measured_contacts', {
        ...{
          contact_id: id(),
          case_id: null,
          client_id: id(),
          service_id: null,
          channel: 'phone',
          direction: 'in',
        },
        ...{ stakes: 'ordinary', known: true, arrived_at: at, answered_at: new Date(at.getTime() + 60_000) },
        ...{
          ended_at: new Date(at.getTime() + 660_000),
          day,
          hour: 12,
          ending: 'met',
          waited_s: 60,
          talk_s: 600,
        },
        ...given,
      })
    },
    /** A need opened and closed on one day. */
    need: async (day: string, given: Row = {}) => {
      const caseId = (given['case_id'] as string | undefined) ?? id()
      await insert('measured_needs', {
        ...{
          case_id: caseId,
          client_id: id(),
          service_id: null,
          opened_at: noon(day),
          closed_at: noon(day, 60),
        },
        ...{ opened_day: day, closed_day: day, outcome: 'met', contacts: 1, talk_s: 600, wait_s: 60 },
        ...given,
      })
      return caseId
    },
    promise: (day: string, given: Row = {}) =>
      insert('measured_promises', {
        ...{ commitment_id: id(), case_id: id(), kind: 'call', made_at: noon(day, -600), due_at: noon(day) },
        ...{ ended_at: noon(day, 600), state: 'kept', day },
        ...given,
      }),
    leg: (day: string, given: Row = {}) =>
      insert('measured_legs', {
        ...{
          leg_id: id(),
          case_id: id(),
          opened_at: noon(day, -6000),
          due_at: noon(day),
          ended_at: noon(day, 60),
        },
        ...{ state: 'done', late: false, day },
        ...given,
      }),
    attempt: (day: string, given: Row = {}) =>
      insert('measured_work', { seq: (seq += 1), at: noon(day), day, hour: 12, kind: 'attempt', ...given }),
    search: (day: string, words: string, found: number) =>
      insert('searches', { id: id(), at: noon(day), place: 'portal', words, found }),
    subject: async (name: string) => {
      const subjectId = id()
      await insert('subjects', { id: subjectId, name, made_at: noon('2026-01-01') })
      return subjectId
    },
    empty: async () => {
      for (const table of ['contacts', 'needs', 'legs', 'promises', 'work'])
        await pool.query(`delete from measured_${table}`)
      for (const table of [
        'annotations',
        'experiments',
        'patterns',
        'pattern_looks',
        'searches',
        'lens_settings',
      ])
        await pool.query(`delete from ${table}`)
    },
  }
}
export type MeasuredRows = ReturnType<typeof measuredRows>

/** Does it on each of so many days up to and with a day. */
export async function onDays(
  until: string,
  days: number,
  then: (day: string, index: number) => Promise<unknown>,
): Promise<void> {
  for (let index = 0; index < days; index++) await then(addDays(until, index + 1 - days), index)
}
