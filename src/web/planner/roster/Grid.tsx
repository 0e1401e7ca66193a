import { useCallback, useContext, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, MouseEvent, PointerEvent, RefObject } from 'react'
import { useIntl } from 'react-intl'
import { daysFrom } from '#core/calendars/moments.ts'
import type { Roster, Shift } from '#domain/planning/contract.rosters.ts'
import { alongKey } from '../../messages/direction.ts'
import { VisuallyHidden } from '../../ui/Words.tsx'
import { cx } from '../../ui/cx.ts'
import { useZone } from '../../ui/time.ts'
import { Hours } from './Bar.tsx'
import type { Span } from './Bar.tsx'
import type { GridShared } from './Cell.tsx'
import { CoverStrip, coverWords, mostPeople } from './CoverStrip.tsx'
import { MoveBar } from './MoveBar.tsx'
import { Row, rowsOf } from './Rows.tsx'
import { followPointer } from './dragging.ts'
import { MovingContext } from './moving.ts'
import { spanOf } from './place.ts'
import type { Axis } from './place.ts'
import { useSay } from './say.ts'
import type { Edits } from './useEdits.ts'
import { useHand } from './useHand.ts'
import type { Hand } from './useHand.ts'
import { namesOf } from './words.ts'

/** What a form is opened for: a shift that is there, or a person’s free day. */
export type FormFor = { readonly shift: Shift } | { readonly agentId: string | null; readonly day: string }

type GridProps = {
  readonly roster: Roster
  readonly days: readonly string[]
  readonly axis: Axis
  readonly canEdit: boolean
  readonly edits: Edits
  readonly onForm: (what: FormFor) => void
}

type At = { readonly row: number; readonly column: number }

const ARROWS: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

function nextAt(at: At, key: string, rows: number, columns: number): At | undefined {
  const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value))
  const by = ARROWS[key]
  if (by) return { row: within(at.row + by[0], rows), column: within(at.column + by[1], columns) }
  if (key === 'Home') return { ...at, column: 0 }
  if (key === 'End') return { ...at, column: columns - 1 }
  if (key === 'PageUp') return { ...at, row: within(at.row - 10, rows) }
  if (key === 'PageDown') return { ...at, row: within(at.row + 10, rows) }
  return undefined
}

const cellOf = (table: HTMLElement | null, { row, column }: At): HTMLElement | null | undefined =>
  table?.querySelectorAll('tbody tr')[row]?.querySelectorAll<HTMLElement>('[data-cell]')[column]

/** One cell of the grid can be reached by Tab; arrows go on from there. */
function useActive(table: RefObject<HTMLTableElement | null>, rows: number, columns: number) {
  const [wanted, setActive] = useState<At>({ row: 0, column: 0 })
  const active = { row: Math.min(wanted.row, rows - 1), column: Math.min(wanted.column, columns - 1) }
  const focus = (at: At): void => {
    setActive(at)
    cellOf(table.current, at)?.focus()
  }
  const placeOfElement = (element: Element): At | undefined => {
    const tr = element.closest('tr')
    const cell = element.closest('td')
    if (!tr || !cell || !table.current) return undefined
    const row = [...table.current.querySelectorAll('tbody tr')].indexOf(tr)
    return row < 0 ? undefined : { row, column: cell.cellIndex - 1 }
  }
  return { active, focus, setActive, placeOfElement }
}

/** After a drop the keyboard goes on from the shift, wherever it is now. */
function useFocusAfter(table: RefObject<HTMLTableElement | null>, roster: Roster) {
  const wanted = useRef<string>(undefined)
  useEffect(() => {
    const id = wanted.current
    if (id === undefined) return
    wanted.current = undefined
    table.current?.querySelector<HTMLElement>(`[data-shift="${CSS.escape(id)}"]`)?.focus()
  }, [roster, table])
  return useCallback(
    (shiftId: string) => {
      wanted.current = shiftId
      table.current?.querySelector<HTMLElement>(`[data-shift="${CSS.escape(shiftId)}"]`)?.focus()
    },
    [table],
  )
}

function formFor(roster: Roster, target: Element): FormFor | undefined {
  const cell = target.closest<HTMLElement>('td[data-agent]')
  const { agent = null, day } = cell?.dataset ?? {}
  const shiftId = target.closest<HTMLElement>('[data-shift]')?.dataset['shift']
  const shift = roster.shifts.find(({ id }) => id === shiftId)
  if (shift) return { shift }
  return day === undefined ? undefined : { agentId: agent, day }
}

/** Keys on a cell: Enter picks up, e opens the form, Delete takes away; while a shift is held they move it. */
function useGridKeys(props: GridProps, hand: Hand, move: (event: KeyboardEvent) => void) {
  const { roster, canEdit, edits, onForm } = props
  const moving = useContext(MovingContext)
  return (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return
    // While a shift is held its own keys are heard, wherever the focus is.
    if (moving.held()) return
    const what = canEdit ? formFor(roster, event.target) : undefined
    const isShift = what !== undefined && 'shift' in what
    if (isShift && event.key === 'Enter') {
      event.preventDefault()
      hand.pickUp(what.shift.id, 'keys')
    } else if (what && event.key === 'e') {
      event.preventDefault()
      event.stopPropagation()
      onForm(what)
    } else if (isShift && (event.key === 'Delete' || event.key === 'Backspace')) {
      event.preventDefault()
      void edits.take(what.shift)
    } else move(event)
  }
}

function Head({ roster, days, axis, span, shared }: GridProps & { span: Span; shared: GridShared }) {
  const { say } = shared
  const most = mostPeople(roster.cover)
  return (
    <thead>
      <tr>
        <th scope="col">{say.t('roster.person')}</th>
        {days.map((day) => (
          <th key={day} scope="col">
            {say.shortDay(day)}
          </th>
        ))}
      </tr>
      <tr className="roster-cover-row">
        <th scope="row">{say.t('roster.cover')}</th>
        {days.map((day) => {
          const cover = roster.cover.find((one) => one.day === day)
          const words = coverWords(cover, roster.intervalMinutes, say)
          const isShort = cover?.needed.some((needed, index) => (cover.cover[index] ?? 0) < needed) ?? false
          return (
            <td key={day}>
              <CoverStrip
                {...{ day: cover, intervalMinutes: roster.intervalMinutes, most, tall: axis === 'time' }}
                {...span}
              />
              {axis === 'time' && <Hours span={span} say={say} />}
              <span className={cx('roster-cover-words', isShort && 'roster-cover-short')}>{words}</span>
            </td>
          )
        })}
      </tr>
    </thead>
  )
}

/** The roster as a table: people below each other, days beside each other; in a day the time from left to right. */
export function Grid(props: GridProps) {
  const { roster, days, axis, canEdit, edits, onForm } = props
  const say = useSay()
  const zone = useZone()
  const hintId = useId()
  const { locale } = useIntl()
  const table = useRef<HTMLTableElement>(null)
  const names = useMemo(() => namesOf(roster), [roster])
  const [from, to] = spanOf(roster)
  const span = useMemo(() => ({ from, to }), [from, to])
  const shared = useMemo(() => ({ zone, span, say, names, canEdit }), [zone, span, say, names, canEdit])
  const rows = useMemo(() => rowsOf(roster, days, new Intl.Collator(locale)), [roster, days, locale])
  const field = useMemo(
    () => ({
      agentIds: rows.map(({ person }) => person.agent.id),
      days: daysFrom(roster.firstDay, roster.days),
      stepMinutes: roster.intervalMinutes,
    }),
    [rows, roster],
  )
  const onDropped = useFocusAfter(table, roster)
  const hand = useHand({ roster, field, axis, names, edits, onDropped })
  const { active, focus, setActive, placeOfElement } = useActive(table, rows.length, days.length)
  const onKeyDown = useGridKeys(props, hand, (event) => {
    const next = nextAt(active, alongKey(event.key), rows.length, days.length)
    if (!next) return
    event.preventDefault()
    focus(next)
  })
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    const shiftId = (event.target as Element).closest<HTMLElement>('[data-shift]')?.dataset['shift']
    if (!canEdit || shiftId === undefined) return
    followPointer(event, shiftId, {
      ...{ axis, span, stepMinutes: roster.intervalMinutes },
      ...{ pickUp: (id) => hand.pickUp(id, 'pointer'), to: hand.to, drop: hand.drop, cancel: hand.cancel },
    })
  }
  const onClick = (event: MouseEvent): void => {
    const target = event.target as Element
    const what = canEdit && target.closest('[data-cell]') ? formFor(roster, target) : undefined
    if (what) onForm(what)
  }
  const first = say.day(days[0] ?? roster.firstDay)
  const last = say.day(days.at(-1) ?? roster.firstDay)
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys and presses of its cells, heard in one place */}
      <table
        ref={table}
        {...(canEdit && { role: 'grid', 'aria-describedby': hintId })}
        className={cx('roster-grid', axis === 'time' && 'roster-grid-day')}
        style={{ ['--hour' as string]: `${6000 / (to - from)}%` }}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onClick={onClick}
        onFocus={(event) => setActive(placeOfElement(event.target) ?? active)}
      >
        <caption>
          <VisuallyHidden>
            {axis === 'time'
              ? say.t('roster.caption.day', { day: first })
              : say.t('roster.caption', { from: first, to: last })}
          </VisuallyHidden>
        </caption>
        <Head {...props} span={span} shared={shared} />
        <tbody>
          {rows.map((row, index) => (
            <Row
              key={row.person.agent.id}
              row={row}
              days={days}
              shared={shared}
              activeColumn={index === active.row ? active.column : -1}
            />
          ))}
        </tbody>
      </table>
      <p id={hintId} className="desk-quiet">
        {say.t(canEdit ? 'roster.grid.hint' : 'roster.grid.hint.read')}
      </p>
      <MoveBar say={say} names={names} axis={axis} hand={hand} />
    </>
  )
}
