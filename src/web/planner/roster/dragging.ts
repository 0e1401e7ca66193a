import type { PointerEvent } from 'react'
import { isMirrored } from '../../messages/direction.ts'
import type { Span } from './Bar.tsx'
import { startingAt } from './place.ts'
import type { Axis, Place } from './place.ts'

const FAR_ENOUGH = 5
const EDGE = 72
const SCROLL_STEP = 14

/** What a drag needs to know, and what it does. */
export type Dragging = {
  readonly axis: Axis
  readonly span: Span
  readonly stepMinutes: number
  /** Takes the shift up; undefined when it may not be moved. */
  readonly pickUp: (shiftId: string) => Place | undefined
  readonly to: (place: Place) => void
  readonly drop: () => void
  readonly cancel: () => void
}

/** The cell under a point. */
function cellAt(x: number, y: number): HTMLElement | undefined {
  const found = document
    .elementsFromPoint(x, y)
    .find((one) => one instanceof HTMLElement && one.dataset['agent'])
  return found instanceof HTMLElement ? found : undefined
}

/** The place under the pointer: the person and day of the cell, and along a day the time, kept at where it was grasped. */
function placeUnder(
  event: { clientX: number; clientY: number },
  from: Place,
  grasp: number,
  drag: Dragging,
): Place | undefined {
  const cell = cellAt(event.clientX, event.clientY)
  const { agent, day } = cell?.dataset ?? {}
  if (!cell || agent === undefined || day === undefined) return undefined
  const there = { ...from, agentId: agent, day }
  if (drag.axis === 'days') return there
  const minute = minuteAt(event.clientX, cell, drag.span) - grasp
  return startingAt(there, Math.round(minute / drag.stepMinutes) * drag.stepMinutes, drag.stepMinutes)
}

function minuteAt(x: number, cell: HTMLElement, { from, to }: Span): number {
  const box = cell.getBoundingClientRect()
  const gone = isMirrored() ? box.right - x : x - box.left
  return from + (gone / box.width) * (to - from)
}

/** Scrolls the page while the pointer is near its upper or lower edge. */
function scrolling(): { at: (y: number) => void; stop: () => void } {
  const page = document.getElementById('desk-main')
  let by = 0
  let frame = 0
  const step = (): void => {
    if (by !== 0) page?.scrollBy(0, by)
    frame = requestAnimationFrame(step)
  }
  frame = requestAnimationFrame(step)
  return {
    at: (y) => {
      by = y < EDGE ? -SCROLL_STEP : y > window.innerHeight - EDGE ? SCROLL_STEP : 0
    },
    stop: () => cancelAnimationFrame(frame),
  }
}

/**
 * Follows a pointer that was pressed on a shift. A drag begins a few pixels on, so that a press alone stays a press; it
 * ends where the pointer is let go, and Escape leaves the shift where it was. Fingers scroll: for them there are buttons.
 */
export function followPointer(down: PointerEvent<HTMLElement>, shiftId: string, drag: Dragging): void {
  if (down.button !== 0 || down.pointerType === 'touch') return
  const cell = cellAt(down.clientX, down.clientY)
  let from: Place | undefined
  let scroll: ReturnType<typeof scrolling> | undefined
  let grasp = 0
  const begin = (): void => {
    from = drag.pickUp(shiftId)
    if (!from) return end()
    grasp = cell ? minuteAt(down.clientX, cell, drag.span) - from.fromMinute : 0
    scroll = scrolling()
    document.addEventListener('click', swallow, { capture: true, once: true })
  }
  const move = (event: globalThis.PointerEvent): void => {
    const far = Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY)
    if (!from && far < FAR_ENOUGH) return
    if (!from) begin()
    if (!from) return
    event.preventDefault()
    scroll?.at(event.clientY)
    const place = placeUnder(event, from, grasp, drag)
    if (place) drag.to(place)
  }
  const up = (): void => {
    end()
    if (from) drag.drop()
  }
  const cancel = (): void => {
    end()
    if (from) drag.cancel()
  }
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') cancel()
  }
  const end = (): void => {
    scroll?.stop()
    document.removeEventListener('pointermove', move)
    document.removeEventListener('pointerup', up)
    document.removeEventListener('pointercancel', cancel)
    document.removeEventListener('keydown', key)
    // The press that ends a drag is none: its click comes right after, if it comes at all.
    setTimeout(() => document.removeEventListener('click', swallow, { capture: true }))
  }
  document.addEventListener('pointermove', move)
  document.addEventListener('pointerup', up)
  document.addEventListener('pointercancel', cancel)
  document.addEventListener('keydown', key)
}

function swallow(event: MouseEvent): void {
  event.preventDefault()
  event.stopPropagation()
}
