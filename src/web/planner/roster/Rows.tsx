import { memo } from 'react'
import type { Roster, RosterWarning, Shift } from '#domain/planning/contract.rosters.ts'
import { Cell } from './Cell.tsx'
import type { GridShared } from './Cell.tsx'
import { useHeldAt } from './moving.ts'
import type { Held } from './moving.ts'

/** One row of the grid, laid out. Rows are the same objects as long as nothing about the person changes. */
export type RowModel = {
  readonly person: Roster['people'][number]
  readonly shifts: readonly (Shift | undefined)[]
  readonly leaves: readonly (Roster['leaves'][number] | undefined)[]
  readonly warnings: readonly (readonly RosterWarning[])[]
  /** Minutes at work in the days that are shown, breaks that are not paid left out. */
  readonly minutes: number
}

const NONE: readonly RosterWarning[] = []

function heldHere(held: Held | undefined, agentId: string, day: string): Held | undefined {
  if (!held) return undefined
  const { from, place } = held
  const isHere = (at: typeof place) => at.agentId === agentId && at.day === day
  return isHere(from) || isHere(place) ? held : undefined
}

/** The row of one person. `activeColumn`: the cell that can be reached by Tab, −1 when it is in another row. */
export const Row = memo(function Row(props: {
  readonly row: RowModel
  readonly days: readonly string[]
  readonly shared: GridShared
  readonly activeColumn: number
}) {
  const { row, days, shared, activeColumn } = props
  const { person, shifts, leaves, warnings, minutes } = row
  const held = useHeldAt(person.agent.id)
  const { say } = shared
  return (
    <tr>
      <th scope="row">
        <span className="roster-name">{person.agent.name}</span>
        <span className="desk-quiet">{say.length(minutes)}</span>
      </th>
      {days.map((day, column) => (
        <Cell
          key={day}
          person={person}
          day={day}
          shift={shifts[column]}
          leave={leaves[column]}
          warnings={warnings[column] ?? NONE}
          shared={shared}
          isActive={column === activeColumn}
          held={heldHere(held, person.agent.id, day)}
        />
      ))}
    </tr>
  )
})

/** The rows of some days, by name: everybody who has agreed to work, or has a shift. */
export function rowsOf(roster: Roster, days: readonly string[], byName: Intl.Collator): RowModel[] {
  const shiftAt = new Map(roster.shifts.map((shift) => [`${shift.agent.id} ${shift.day}`, shift]))
  const rostered = new Set(roster.shifts.map(({ agent }) => agent.id))
  const warningsAt = Map.groupBy(roster.warnings, ({ agentId, day }) => `${agentId} ${day}`)
  return roster.people
    .filter(({ agent, terms }) => terms !== null || rostered.has(agent.id))
    .toSorted((a, b) => byName.compare(a.agent.name, b.agent.name))
    .map((person) => {
      const { id } = person.agent
      const shifts = days.map((day) => shiftAt.get(`${id} ${day}`))
      return {
        person,
        shifts,
        leaves: days.map((day) =>
          roster.leaves.find((one) => one.agent.id === id && one.firstDay <= day && day <= one.lastDay),
        ),
        warnings: days.map((day) => warningsAt.get(`${id} ${day}`) ?? NONE),
        minutes: shifts.reduce((sum, shift) => sum + (shift ? paidMinutes(shift) : 0), 0),
      }
    })
}

/** Paid minutes of a shift, as they pass. */
export function paidMinutes({ startsAt, endsAt, breakAt, breakMinutes, breakPaid }: Shift): number {
  const whole = (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000
  return breakAt !== null && !breakPaid ? whole - breakMinutes : whole
}
