import { useState } from 'react'
import { useLocale } from 'react-aria-components/I18nProvider'
import { organisationRoutes } from '#domain/organisation/contract.ts'
import type { PublicHoliday } from '#domain/organisation/contract.ts'
import { useCall } from '../../client.ts'
import { useLanguage, useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Choice.tsx'
import { Skeleton } from '../../ui/Layout.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { Times } from './week.ts'
import './hours.css'

/** A day that is not like its weekday. */
export type Exception = { readonly date: string; readonly name: string | null; readonly spans: Times[] }

const ALL = 'all'
const byDate = (a: Exception, b: Exception) => (a.date < b.date ? -1 : 1)

/** A local date in words: it belongs to no zone, so none may move it. */
export function useDateWords(): (date: string) => string {
  const { locale } = useLocale()
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' })
  return (date) => format.format(new Date(`${date}T00:00:00Z`))
}

/** Public holidays of a country from a day on, in the page’s language. */
export function useHolidays(country: string, region: string | undefined, from: string) {
  const [language] = useLanguage()
  const query = { country, language, ...(region && { region }) }
  const { data, error } = useCall(
    organisationRoutes.publicHolidays,
    { query },
    { staleTime: 3_600_000, keep: true, enabled: country !== '' },
  )
  return { regions: data?.regions ?? [], items: data?.items.filter(({ date }) => date >= from), error }
}

function Region(props: {
  readonly regions: readonly { readonly code: string; readonly name: string }[]
  readonly region: string | undefined
  readonly onChange: (region: string | undefined) => void
}) {
  const { regions, region, onChange } = props
  const t = useT()
  if (regions.length === 0) return null
  const options = regions.map(({ code, name }) => ({ value: code, label: name }))
  return (
    <Select
      label={t('hours.region')}
      options={[{ value: ALL, label: t('hours.region.all') }, ...options]}
      value={region ?? ALL}
      onChange={(value) => onChange(value === ALL ? undefined : value)}
    />
  )
}

function HolidayBox(props: {
  readonly day: PublicHoliday
  readonly isClosed: boolean
  readonly onChange: (closed: boolean) => void
}) {
  const { day, isClosed, onChange } = props
  const t = useT()
  const words = useDateWords()
  const kind = day.kind === 'public' ? '' : ` (${t(`hours.kind.${day.kind}`)})`
  return (
    <Checkbox isSelected={isClosed} onChange={onChange}>
      {words(day.date)}
      <span className="hours-closed">
        {' '}
        · {day.name}
        {kind}
      </span>
    </Checkbox>
  )
}

/** A day of one’s own, closed. */
export function OwnDay(props: {
  readonly days: readonly Exception[]
  readonly onAdd: (day: Exception) => void
}) {
  const { days, onAdd } = props
  const t = useT()
  const [date, setDate] = useState('')
  const [name, setName] = useState('')
  const isThere = days.some((one) => one.date === date)
  const add = () => {
    onAdd({ date, name: name.trim() || null, spans: [] })
    setDate('')
    setName('')
  }
  return (
    <div className="hours-own">
      <TextField
        type="date"
        label={t('hours.own_day')}
        value={date}
        onChange={setDate}
        {...(isThere && { error: t('hours.own_again') })}
      />
      <TextField label={t('hours.own_name')} optional value={name} onChange={setName} maxLength={120} />
      <Button isDisabled={!/^\d{4}-\d\d-\d\d$/.test(date) || isThere} onPress={add}>
        {t('hours.own_add')}
      </Button>
    </div>
  )
}

type PublicProps = {
  readonly country: string
  readonly region: string | undefined
  readonly onRegion: (region: string | undefined) => void
  readonly from: string
  readonly days: readonly Exception[]
  readonly onChange: (days: Exception[]) => void
}

/** The days with one of them closed, or like its weekday again. */
function withDay(days: readonly Exception[], day: Pick<Exception, 'date' | 'name'>, closed: boolean) {
  const others = days.filter(({ date }) => date !== day.date)
  return (closed ? [...others, { date: day.date, name: day.name, spans: [] }] : others).toSorted(byDate)
}

/** Public holidays of a country, or one of its regions, to tick. */
export function PublicDays({ country, region, onRegion, from, days, onChange }: PublicProps) {
  const t = useT()
  const { regions, items } = useHolidays(country, region, from)
  const chosen = new Set(days.map(({ date }) => date))
  if (!items) return <Skeleton lines={6} />
  return (
    <div role="group" aria-label={t('hours.holidays')} className="hours-holidays">
      <Region regions={regions} region={region} onChange={onRegion} />
      {items.length === 0 && <p>{t('hours.none_known')}</p>}
      <div className="hours-days">
        {items.map((day) => (
          <HolidayBox
            key={day.date}
            day={day}
            isClosed={chosen.has(day.date)}
            onChange={(closed) => onChange(withDay(days, day, closed))}
          />
        ))}
      </div>
    </div>
  )
}

/** Public holidays to tick, and days of one’s own. */
export function Holidays(props: PublicProps) {
  const { country, region, from, days, onChange } = props
  const { items } = useHolidays(country, region, from)
  const own = days.filter(({ date }) => !items?.some((one) => one.date === date))
  return (
    <div className="hours-holidays">
      <PublicDays {...props} />
      {items && own.length > 0 && (
        <div className="hours-days">
          {own.map((day) => (
            <Checkbox key={day.date} isSelected onChange={(closed) => onChange(withDay(days, day, closed))}>
              <OwnWords day={day} />
            </Checkbox>
          ))}
        </div>
      )}
      <OwnDay days={days} onAdd={(day) => onChange(withDay(days, day, true))} />
    </div>
  )
}

function OwnWords({ day }: { readonly day: Exception }) {
  const words = useDateWords()
  return (
    <>
      {words(day.date)}
      {day.name && <span className="hours-closed"> · {day.name}</span>}
    </>
  )
}
