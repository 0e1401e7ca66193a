import { Plus, X } from 'lucide-react'
import { useLocale } from 'react-aria-components/I18nProvider'
import { useT } from '../../messages/Messages.tsx'
import { Button, IconButton } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { DAYS, inField, likeMonday, withSpan, withTimes, withoutSpan, wrongTimes } from './week.ts'
import type { Day, Times, Week } from './week.ts'
import './hours.css'

/** Names of the days of a week in the page’s language. */
export function useDayNames(): (day: Day) => string {
  const { locale } = useLocale()
  const format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  // The first of January 2024 was a Monday.
  return (day) => format.format(new Date(Date.UTC(2024, 0, Number(day))))
}

type SpanProps = {
  readonly of: string
  readonly times: Times
  readonly onChange: (times: Times) => void
  readonly onRemove: () => void
}

/** From when to when, and a way to take it out. */
export function SpanFields({ of, times, onChange, onRemove }: SpanProps) {
  const t = useT()
  const [opens, closes] = times
  return (
    <div className="hours-span">
      <TextField
        type="time"
        label={t('hours.from', { day: of })}
        labelHidden
        value={inField(opens)}
        onChange={(value) => onChange([value, closes])}
      />
      <span aria-hidden="true">–</span>
      <TextField
        type="time"
        label={t('hours.to', { day: of })}
        labelHidden
        value={inField(closes)}
        onChange={(value) => onChange([opens, value])}
      />
      <IconButton
        size="s"
        label={t('hours.remove', { day: of, from: opens, to: closes })}
        icon={<X size={16} aria-hidden="true" />}
        onPress={onRemove}
      />
    </div>
  )
}

function DayRow({ day, week, onChange }: { day: Day; week: Week; onChange: (week: Week) => void }) {
  const t = useT()
  const name = useDayNames()(day)
  const spans = week[day] ?? []
  const wrong = wrongTimes(spans)
  return (
    <div role="group" aria-label={name} className="hours-day">
      <span className="hours-name">{name}</span>
      <div className="hours-spans">
        {spans.length === 0 && <span className="hours-closed">{t('hours.closed')}</span>}
        {spans.map((times, nth) => (
          <SpanFields
            // oxlint-disable-next-line react/no-array-index-key -- spans are known by their place alone
            key={nth}
            of={name}
            times={times}
            onChange={(next) => onChange(withTimes(week, day, nth, next))}
            onRemove={() => onChange(withoutSpan(week, day, nth))}
          />
        ))}
        {wrong && (
          <p role="alert" className="hours-wrong">
            {t(`hours.${wrong}`)}
          </p>
        )}
      </div>
      {spans.length < 6 && (
        <Button
          size="s"
          variant="quiet"
          icon={<Plus size={16} aria-hidden="true" />}
          aria-label={t('hours.add_to', { day: name })}
          onPress={() => onChange(withSpan(week, day))}
        >
          {t(spans.length === 0 ? 'hours.open' : 'hours.add')}
        </Button>
      )}
    </div>
  )
}

/** The hours of a week, day by day, several spans where it closes in between. */
export function WeekHours(props: {
  readonly label: string
  readonly week: Week
  readonly onChange: (week: Week) => void
}) {
  const { label, week, onChange } = props
  const t = useT()
  return (
    <div role="group" aria-label={label} className="hours">
      {DAYS.map((day) => (
        <DayRow key={day} day={day} week={week} onChange={onChange} />
      ))}
      <div className="hours-foot">
        <Button size="s" isDisabled={!week['1']} onPress={() => onChange(likeMonday(week))}>
          {t('hours.like_monday')}
        </Button>
        <span className="hours-note">{t('hours.note')}</span>
      </div>
    </div>
  )
}
