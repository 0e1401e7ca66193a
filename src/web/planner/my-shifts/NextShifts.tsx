import { CalendarDays } from 'lucide-react'
import { useIntl } from 'react-intl'
import { daysBetween } from '#core/calendars/moments.ts'
import type { Shift } from '#domain/planning/contract.rosters.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/Layout.tsx'
import { Badge } from '../../ui/Words.tsx'
import { useZone } from '../../ui/time.ts'
import { placeOf } from '../roster/place.ts'
import { useSay } from '../roster/say.ts'

function Line(props: { shift: Shift; today: string; isSwapping: boolean; onSwap: () => void }) {
  const { shift, today, isSwapping, onSwap } = props
  const say = useSay()
  const { t } = say
  const zone = useZone()
  const { locale } = useIntl()
  const { fromMinute, breakAfter, breakMinutes } = placeOf(shift, zone)
  const rests = breakAfter === null ? null : fromMinute + breakAfter
  const details = [
    rests === null
      ? t('shifts.no_break')
      : t('shifts.break', { times: say.times(rests, rests + breakMinutes) }),
    ...(shift.toMinute > 1440 ? [t('shifts.next_day')] : []),
    ...(shift.pattern ? [shift.pattern] : []),
  ]
  return (
    <li className="shifts-line">
      <div className="shifts-when">
        <strong>{say.day(shift.day)}</strong>
        <span className="desk-quiet">
          {new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(
            daysBetween(today, shift.day),
            'day',
          )}
        </span>
      </div>
      <div className="shifts-what">
        <span className="shifts-times">{say.times(shift.fromMinute, shift.toMinute)}</span>
        <span className="desk-quiet">{details.join(' · ')}</span>
      </div>
      {isSwapping ? (
        <Badge tone="info">{t('shifts.swap.asked')}</Badge>
      ) : (
        <Button size="s" aria-label={t('shifts.swap.label', { day: say.day(shift.day) })} onPress={onSwap}>
          {t('shifts.swap')}
        </Button>
      )}
    </li>
  )
}

/** The shifts to come, soonest first. */
export function NextShifts(props: {
  readonly shifts: readonly Shift[]
  readonly today: string
  readonly swapping: ReadonlySet<string>
  readonly onSwap: (shift: Shift) => void
}) {
  const { shifts, today, swapping, onSwap } = props
  const { t } = useSay()
  if (shifts.length === 0) {
    return (
      <EmptyState
        level={3}
        icon={<CalendarDays size={28} aria-hidden="true" />}
        title={t('shifts.next.none')}
      >
        <p>{t('shifts.next.none.text')}</p>
      </EmptyState>
    )
  }
  return (
    <ul role="list" className="shifts-list">
      {shifts.map((shift) => (
        <Line
          key={shift.id}
          shift={shift}
          today={today}
          isSwapping={swapping.has(shift.id)}
          onSwap={() => onSwap(shift)}
        />
      ))}
    </ul>
  )
}
