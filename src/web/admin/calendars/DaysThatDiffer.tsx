import { X } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../messages/Messages.tsx'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Skeleton } from '../../ui/Layout.tsx'
import { dayOf } from '../../ui/time.ts'
import { FormPart } from '../FormPage.tsx'
import { OwnDay, PublicDays, useDateWords } from '../hours/Holidays.tsx'
import type { Exception } from '../hours/Holidays.tsx'
import { SpanFields } from '../hours/WeekHours.tsx'
import { wrongTimes } from '../hours/week.ts'

const byDate = (a: Exception, b: Exception) => (a.date < b.date ? -1 : 1)

function DayThatDiffers(props: {
  readonly day: Exception
  readonly onChange: (day: Exception) => void
  readonly onRemove: () => void
}) {
  const { day, onChange, onRemove } = props
  const t = useT()
  const words = useDateWords()
  const name = words(day.date)
  const { spans } = day
  const wrong = wrongTimes(spans)
  return (
    <li className="admin-exception">
      <span>
        {name}
        {day.name && <span className="admin-row-soft"> · {day.name}</span>}
      </span>
      <div className="hours-spans">
        {spans.length === 0 && <span className="admin-row-soft">{t('hours.closed')}</span>}
        {spans.map((times, nth) => (
          <SpanFields
            // oxlint-disable-next-line react/no-array-index-key -- spans are known by their place alone
            key={nth}
            of={name}
            times={times}
            onChange={(next) =>
              onChange({ ...day, spans: spans.map((one, at) => (at === nth ? next : one)) })
            }
            onRemove={() => onChange({ ...day, spans: spans.filter((_, at) => at !== nth) })}
          />
        ))}
        {wrong && (
          <p role="alert" className="hours-wrong">
            {t(`hours.${wrong}`)}
          </p>
        )}
        {spans.length === 0 && (
          <Button
            size="s"
            variant="quiet"
            aria-label={t('hours.add_to', { day: name })}
            onPress={() => onChange({ ...day, spans: [['10:00', '12:00']] })}
          >
            {t('admin.calendars.short_day')}
          </Button>
        )}
      </div>
      <IconButton
        size="s"
        label={t('admin.take_out', { name })}
        icon={<X size={16} aria-hidden="true" />}
        onPress={onRemove}
      />
    </li>
  )
}

/** Closed days, days with other hours, and the public holidays of the country to take over. */
export function DaysThatDiffer(props: {
  readonly country: string
  readonly zone: string
  readonly days: readonly Exception[]
  readonly onChange: (days: Exception[]) => void
}) {
  const { country, zone, days, onChange } = props
  const t = useT()
  const [region, setRegion] = useState<string>()
  const [hasPublic, setHasPublic] = useState(false)
  const today = dayOf(Date.now(), zone || 'UTC')
  const coming = days.filter(({ date }) => date >= today)
  const past = days.length - coming.length
  const put = (day: Exception) =>
    onChange([...days.filter(({ date }) => date !== day.date), day].toSorted(byDate))
  const without = (gone: Exception) => onChange(days.filter(({ date }) => date !== gone.date))
  return (
    <FormPart title={t('admin.calendars.differ')} says={t('admin.calendars.differ.says')}>
      {coming.length === 0 && <p>{t('admin.calendars.differ.none')}</p>}
      {coming.length > 0 && (
        <ul role="list">
          {coming.map((day) => (
            <DayThatDiffers key={day.date} day={day} onChange={put} onRemove={() => without(day)} />
          ))}
        </ul>
      )}
      {past > 0 && <p className="desk-quiet">{t('admin.calendars.past', { count: past })}</p>}
      <OwnDay days={days} onAdd={put} />
      <details onToggle={({ currentTarget }) => setHasPublic(currentTarget.open)}>
        <summary>{t('admin.calendars.public')}</summary>
        {hasPublic && country === '' && <Skeleton />}
        {hasPublic && country !== '' && (
          <PublicDays
            country={country}
            region={region}
            onRegion={setRegion}
            from={today}
            days={days}
            onChange={onChange}
          />
        )}
      </details>
    </FormPart>
  )
}
