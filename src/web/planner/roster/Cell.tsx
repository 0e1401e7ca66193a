import { Plus } from 'lucide-react'
import { memo } from 'react'
import { isoWeekday } from '#core/calendars/moments.ts'
import type { Roster, RosterWarning, Shift } from '#domain/planning/contract.rosters.ts'
import { VisuallyHidden } from '../../ui/Words.tsx'
import { cx } from '../../ui/cx.ts'
import { Ghost, ShiftFace } from './Bar.tsx'
import type { Span } from './Bar.tsx'
import type { Held } from './moving.ts'
import { placeOf } from './place.ts'
import type { Place } from './place.ts'
import type { Say } from './say.ts'
import { warningWords } from './words.ts'
import type { Names } from './words.ts'

type Person = Roster['people'][number]
type Leave = Roster['leaves'][number]

/** What every cell of a grid needs besides its own. The same object as long as the grid shows the same. */
export type GridShared = {
  readonly zone: string
  readonly span: Span
  readonly say: Say
  readonly names: Names
  readonly canEdit: boolean
}

/** Everything that is said of a shift, in one line for who listens. */
function shiftLabel(shift: Shift, place: Place, shared: GridShared, isHeld: boolean): string {
  const { say } = shared
  const rests = place.breakAfter === null ? null : place.fromMinute + place.breakAfter
  return say.t('roster.cell.shift', {
    name: shift.agent.name,
    day: say.day(shift.day),
    times: say.times(shift.fromMinute, shift.toMinute),
    rest: rests === null ? 'none' : say.times(rests, rests + place.breakMinutes),
    pattern: shift.pattern ?? 'none',
    fixed: shift.fixed ? 'yes' : 'no',
    held: isHeld ? 'yes' : 'no',
  })
}

function ShiftInCell(props: {
  shift: Shift
  shared: GridShared
  warnings: readonly RosterWarning[]
  isHeld: boolean
  tabIndex: number
}) {
  const { shift, shared, warnings, isHeld, tabIndex } = props
  const { say, names, canEdit } = shared
  const place = placeOf(shift, shared.zone)
  const label = shiftLabel(shift, place, shared, isHeld)
  const toKnow = warnings.map((one) => warningWords(one, say, names))
  const words = toKnow.length > 0 ? say.t('roster.cell.warns', { words: say.list(toKnow) }) : ''
  const face = (
    <ShiftFace place={place} span={shared.span} say={say} isFixed={shift.fixed} warns={toKnow.length > 0} />
  )
  const look = cx('roster-shift', shift.fixed && 'roster-shift-fixed', isHeld && 'roster-shift-held')
  if (!canEdit) {
    return (
      <span className={look} title={words || undefined}>
        {face}
        <VisuallyHidden>{words ? `${label}. ${words}` : label}</VisuallyHidden>
      </span>
    )
  }
  return (
    <button
      type="button"
      className={look}
      data-cell=""
      data-shift={shift.id}
      tabIndex={tabIndex}
      aria-label={words ? `${label}. ${words}` : label}
      title={words || undefined}
    >
      {face}
    </button>
  )
}

function EmptyCell(props: {
  person: Person
  day: string
  shared: GridShared
  leave: Leave | undefined
  tabIndex: number
}) {
  const { person, day, shared, leave, tabIndex } = props
  const { say, canEdit } = shared
  const about = { name: person.agent.name, day: say.day(day) }
  const available = person.terms?.available[String(isoWeekday(day)) as '1']
  const isOff = (available?.length ?? 0) === 0
  const word = leave ? say.t(`roster.leave.${leave.kind}`) : isOff ? say.t('roster.cell.off') : ''
  const label = leave
    ? say.t('roster.cell.leave', { ...about, kind: word })
    : say.t(isOff ? 'roster.cell.unavailable' : canEdit ? 'roster.cell.give' : 'roster.cell.free', about)
  const look = cx('roster-free', (leave || isOff) && 'roster-away')
  if (!canEdit) {
    return (
      <span className={look}>
        <span aria-hidden="true">{word}</span>
        <VisuallyHidden>{label}</VisuallyHidden>
      </span>
    )
  }
  return (
    <button type="button" className={look} data-cell="" tabIndex={tabIndex} aria-label={label}>
      {word || <Plus size={16} aria-hidden="true" />}
    </button>
  )
}

export type CellProps = {
  readonly person: Person
  readonly day: string
  readonly shift: Shift | undefined
  readonly leave: Leave | undefined
  readonly warnings: readonly RosterWarning[]
  readonly shared: GridShared
  readonly isActive: boolean
  /** What is in the hand, where it concerns this cell: it came from here, or is above here. */
  readonly held: Held | undefined
}

/** One person on one day: a shift, a free day, or away. Drawn anew only when something about it changes. */
export const Cell = memo(function Cell(props: CellProps) {
  const { person, day, shift, leave, warnings, shared, isActive, held } = props
  const isHeld = held !== undefined && held.shift.id === shift?.id
  const isOver = held !== undefined && held.place.day === day && held.place.agentId === person.agent.id
  const tabIndex = isActive ? 0 : -1
  return (
    <td data-agent={person.agent.id} data-day={day} className={cx(isOver && 'roster-over')}>
      {shift ? (
        <ShiftInCell {...{ shift, shared, warnings, isHeld, tabIndex }} />
      ) : (
        <EmptyCell {...{ person, day, shared, leave, tabIndex }} />
      )}
      {isOver && held && (
        <Ghost
          place={held.place}
          span={shared.span}
          say={shared.say}
          isHard={held.against.some((one) => one.hard)}
          isFollowed={held.by === 'keys'}
        />
      )}
    </td>
  )
})
