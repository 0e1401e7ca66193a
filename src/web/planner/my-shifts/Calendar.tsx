import { ChevronLeft, ChevronRight } from 'lucide-react'
import { IconButton } from '../../ui/Button.tsx'
import { Skeleton } from '../../ui/Layout.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { cx } from '../../ui/cx.ts'
import { paidMinutes } from '../roster/Rows.tsx'
import { useSay } from '../roster/say.ts'
import { daysOf, turned } from './mine.ts'
import type { MyDay } from './mine.ts'
import { useShiftsOf } from './useShiftsOf.ts'

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const

function DayCell({ one, today, month }: { one: MyDay; today: string; month: string | undefined }) {
  const say = useSay()
  const { day, shift, isPublished } = one
  const isOther = month !== undefined && !day.startsWith(month)
  const words = shift
    ? say.times(shift.fromMinute, shift.toMinute)
    : say.t(isPublished ? 'shifts.free' : day < today ? 'shifts.no_roster' : 'shifts.open')
  return (
    <td className={cx('shifts-day', isOther && 'shifts-day-other', day === today && 'shifts-day-today')}>
      <span className="shifts-day-name">
        {say.shortDay(day)} {day === today && <span className="shifts-today">{say.t('shifts.today')}</span>}
      </span>
      <span className={cx(shift ? 'shifts-day-shift' : 'desk-quiet')}>{words}</span>
      {shift?.pattern && <span className="desk-quiet">{shift.pattern}</span>}
    </td>
  )
}

function Table(props: { days: readonly MyDay[]; today: string; month: string | undefined; range: string }) {
  const { days, today, month, range } = props
  const say = useSay()
  const weeks = [
    ...Map.groupBy(
      days.map((one, index) => [one, index] as const),
      ([, index]) => Math.floor(index / 7),
    ),
  ]
  return (
    <table className="shifts-calendar">
      <caption className="desk-visually-hidden">{say.t('shifts.calendar', { range })}</caption>
      <thead>
        <tr>
          {WEEKDAYS.map((weekday) => (
            <th key={weekday} scope="col">
              {say.shortWeekday(weekday)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map(([week, entries]) => (
          <tr key={week}>
            {entries.map(([one]) => (
              <DayCell key={one.day} one={one} today={today} month={month} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A week or a month of one’s own shifts, as a calendar; on a phone the days stand below each other. */
export function Calendar(props: {
  readonly view: 'week' | 'month'
  readonly day: string
  readonly today: string
  readonly onDay: (day: string) => void
}) {
  const { view, day, today, onDay } = props
  const say = useSay()
  const { t } = say
  const { days, data, error } = useShiftsOf(day, view)
  const range = t('roster.span', {
    from: say.shortDay(days[0] ?? day),
    to: say.shortDay(days.at(-1) ?? day),
  })
  if (!data) return error ? <ProblemNotice error={error} /> : <Skeleton lines={5} />
  const shown = daysOf(data, days)
  const worked = shown.flatMap(({ shift }) => shift ?? [])
  const minutes = worked.reduce((sum, shift) => sum + paidMinutes(shift), 0)
  return (
    <div className="shifts-page">
      <div className="shifts-going">
        <IconButton
          label={t('shifts.before')}
          icon={<ChevronLeft size={20} aria-hidden="true" />}
          onPress={() => onDay(turned(day, view, -1))}
        />
        <strong aria-live="polite">{range}</strong>
        <IconButton
          label={t('shifts.after')}
          icon={<ChevronRight size={20} aria-hidden="true" />}
          onPress={() => onDay(turned(day, view, 1))}
        />
        <span className="desk-quiet">
          {t('shifts.weeks', { count: worked.length, hours: say.length(minutes) })}
        </span>
      </div>
      <Table
        days={shown}
        today={today}
        month={view === 'month' ? day.slice(0, 7) : undefined}
        range={range}
      />
    </div>
  )
}
