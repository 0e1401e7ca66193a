import { memo } from 'react'
import type { Roster } from '#domain/planning/contract.rosters.ts'
import { cx } from '../../ui/cx.ts'
import { shortOf } from './place.ts'
import type { Say } from './say.ts'

type DayCover = Roster['cover'][number]

const share = (value: number, of: number): string => `${(100 * value) / Math.max(1, of)}%`

function Interval({ needed, cover, most }: { needed: number; cover: number; most: number }) {
  const isShort = cover < needed
  return (
    <span className="roster-interval">
      {isShort && (
        <span
          className="roster-interval-short"
          style={{ insetBlockEnd: share(cover, most), height: share(needed - cover, most) }}
        />
      )}
      <span className="roster-interval-cover" style={{ height: share(cover, most) }} />
      {needed > 0 && <span className="roster-interval-need" style={{ insetBlockEnd: share(needed, most) }} />}
    </span>
  )
}

/**
 * People needed against people at work through a day, drawn on the hours from `from` to `to`; what is short is striped.
 * Decoration: the words beside it and the table say the same.
 */
export const CoverStrip = memo(function CoverStrip(props: {
  readonly day: DayCover | undefined
  readonly intervalMinutes: number
  readonly from: number
  readonly to: number
  readonly most: number
  readonly tall?: boolean
}) {
  const { day, intervalMinutes, from, to, most, tall = false } = props
  const span = to - from
  const count = day?.needed.length ?? 0
  const style = day && {
    insetInlineStart: `${(100 * (day.fromMinute - from)) / span}%`,
    width: `${(100 * count * intervalMinutes) / span}%`,
  }
  return (
    <div className={cx('roster-strip', tall && 'roster-strip-tall')} aria-hidden="true">
      <div className="roster-strip-day" style={style}>
        {day?.needed.map((needed, index) => (
          <Interval
            key={day.fromMinute + index * intervalMinutes}
            needed={needed}
            cover={day.cover[index] ?? 0}
            most={most}
          />
        ))}
      </div>
    </div>
  )
})

/** The largest number of people in the days, needed or at work: the height of every strip. */
export function mostPeople(days: readonly DayCover[]): number {
  return Math.max(1, ...days.flatMap((day) => [...day.needed, ...day.cover]))
}

/** In few words what a day lacks: “2 short 08:00–09:30”. */
export function coverWords(day: DayCover | undefined, intervalMinutes: number, say: Say): string {
  if (!day || !day.needed.some((people) => people > 0)) return say.t('roster.cover.none')
  const { stretches } = shortOf(day, intervalMinutes)
  const [worst] = stretches.toSorted((a, b) => b.people - a.people)
  if (!worst) return say.t('roster.cover.covered')
  const words = say.t('roster.cover.short', { people: worst.people, times: say.times(worst.from, worst.to) })
  const count = stretches.length - 1
  return count > 0 ? `${words} ${say.t('roster.cover.more', { count })}` : words
}

/** The same as a whole sentence, every stretch named. */
export function coverSentence(
  day: DayCover | undefined,
  date: string,
  intervalMinutes: number,
  say: Say,
): string {
  const name = say.day(date)
  if (!day || !day.needed.some((people) => people > 0)) {
    return say.t('roster.cover.sentence.none', { day: name })
  }
  const { intervals, stretches } = shortOf(day, intervalMinutes)
  if (intervals === 0) return say.t('roster.cover.sentence.covered', { day: name })
  const words = stretches.map(({ from, to, people }) =>
    say.t('roster.cover.stretch', { times: say.times(from, to), people }),
  )
  return say.t('roster.cover.sentence', { day: name, intervals, stretches: say.list(words) })
}
