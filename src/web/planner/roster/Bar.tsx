import { Pin, TriangleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { cx } from '../../ui/cx.ts'
import type { Place } from './place.ts'
import type { Say } from './say.ts'

/** The hours that a drawing shows, in minutes of the day. */
export type Span = { readonly from: number; readonly to: number }

const share = (minutes: number, { from, to }: Span): string => `${(100 * minutes) / (to - from)}%`

/** Where a stretch lies in the hours that are shown. */
export function stretchStyle(from: number, minutes: number, span: Span) {
  const begins = Math.max(from, span.from)
  const ends = Math.min(from + minutes, span.to)
  return { insetInlineStart: share(begins - span.from, span), width: share(Math.max(0, ends - begins), span) }
}

/** A shift as a bar at its time, its break left open. Decoration: its times stand beside it. */
export function Bar({ place, span }: { readonly place: Place; readonly span: Span }) {
  const { fromMinute, minutes, breakAfter, breakMinutes } = place
  return (
    <span className="roster-track" aria-hidden="true">
      <span className="roster-bar" style={stretchStyle(fromMinute, minutes, span)} />
      {breakAfter !== null && (
        <span
          className="roster-bar-break"
          style={stretchStyle(fromMinute + breakAfter, breakMinutes, span)}
        />
      )}
    </span>
  )
}

/** The times of a shift with its bar, as they stand in a cell: below each other in a week, in one line in a day. */
export function ShiftFace(props: {
  readonly place: Place
  readonly span: Span
  readonly say: Say
  readonly isFixed?: boolean
  readonly warns?: boolean
}) {
  const { place, span, say, isFixed = false, warns = false } = props
  const at = stretchStyle(place.fromMinute, place.minutes, span).insetInlineStart
  return (
    <>
      <span className="roster-times" aria-hidden="true" style={{ ['--at' as string]: at }}>
        {say.times(place.fromMinute, place.fromMinute + place.minutes)}
        <span className="roster-signs">
          {isFixed && <Pin size={13} />}
          {warns && <TriangleAlert size={13} className="roster-sign-warn" />}
        </span>
      </span>
      <Bar place={place} span={span} />
    </>
  )
}

/** Where a shift in the hand would be dropped: dashed, and striped where it may not be. By keys the page goes along. */
export function Ghost(props: {
  readonly place: Place
  readonly span: Span
  readonly say: Say
  readonly isHard: boolean
  readonly isFollowed: boolean
}) {
  const { place, span, say, isHard, isFollowed } = props
  const self = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (isFollowed) self.current?.scrollIntoView({ block: 'nearest' })
  }, [isFollowed])
  return (
    <span ref={self} className={cx('roster-ghost', isHard && 'roster-ghost-hard')} aria-hidden="true">
      <ShiftFace place={place} span={span} say={say} warns={isHard} />
    </span>
  )
}

/** The full hours along a day, as lines with their names. */
export function Hours({ span, say }: { readonly span: Span; readonly say: Say }) {
  const step = span.to - span.from > 900 ? 120 : 60
  const first = Math.ceil(span.from / step) * step
  const hours = Array.from(
    { length: Math.floor((span.to - first) / step) + 1 },
    (_, index) => first + index * step,
  )
  return (
    <div className="roster-hours" aria-hidden="true">
      {hours
        .filter((minute) => minute < span.to)
        .map((minute) => (
          <span key={minute} style={{ insetInlineStart: share(minute - span.from, span) }}>
            {say.clock(minute)}
          </span>
        ))}
    </div>
  )
}
