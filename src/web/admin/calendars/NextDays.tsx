import { useT } from '../../messages/Messages.tsx'
import { dayOf, useNow } from '../../ui/time.ts'
import { useDateWords } from '../hours/Holidays.tsx'
import type { Exception } from '../hours/Holidays.tsx'
import { DAYS } from '../hours/week.ts'
import type { Times, Week } from '../hours/week.ts'

const SHOWN = 10

/** The local dates from today on. */
function datesFrom(today: string, count: number): string[] {
  const first = Date.parse(`${today}T00:00:00Z`)
  return Array.from({ length: count }, (_, nth) =>
    new Date(first + nth * 86_400_000).toISOString().slice(0, 10),
  )
}

function spansOn(date: string, week: Week, days: readonly Exception[]): readonly Times[] {
  // Sunday is 0 there and 7 here.
  const day = DAYS[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] ?? '1'
  return days.find((one) => one.date === date)?.spans ?? week[day] ?? []
}

/** What these hours mean for the days that come, so that a slip is seen before it is saved. */
export function NextDays(props: {
  readonly zone: string
  readonly week: Week
  readonly days: readonly Exception[]
}) {
  const { zone, week, days } = props
  const t = useT()
  const words = useDateWords()
  const now = useNow(60_000)
  const today = dayOf(now, zone || 'UTC')
  return (
    <section className="admin-panel" aria-label={t('admin.calendars.next')}>
      <h2>{t('admin.calendars.next')}</h2>
      <dl className="admin-lines">
        {datesFrom(today, SHOWN).map((date) => {
          const spans = spansOn(date, week, days)
          const name = days.find((one) => one.date === date)?.name
          return (
            <div key={date}>
              <dt className="admin-row-soft">{words(date)}</dt>
              <dd>
                {spans.length > 0 ? spans.map((times) => times.join(' – ')).join(', ') : t('hours.closed')}
                {name && ` · ${name}`}
              </dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
