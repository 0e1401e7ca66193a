import { useEffect } from 'react'
import { useLocale } from 'react-aria-components/I18nProvider'
import { Holidays, useHolidays } from '../admin/hours/Holidays.tsx'
import { WeekHours } from '../admin/hours/WeekHours.tsx'
import { languages } from '../messages/catalogue.ts'
import { useT } from '../messages/Messages.tsx'
import { RadioGroup } from '../ui/Choice.tsx'
import { Notice } from '../ui/Notice.tsx'
import { ComboBox } from '../ui/Select.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import { dayOf, useNow } from '../ui/time.ts'
import type { StepProps } from './StepPage.tsx'
import { clockIn, useCountries, zonesFor } from './places.ts'
import css from './set-up.module.css'

export function NameStep({ draft, onChange, wrong }: StepProps) {
  const t = useT()
  return (
    <TextField
      big
      label={t('setUp.name.label')}
      help={t('setUp.name.help')}
      autoComplete="organization"
      maxLength={120}
      value={draft.name}
      onChange={(name) => onChange({ name })}
      {...wrong('name')}
    />
  )
}

export function WhereStep({ draft, onChange, wrong }: StepProps) {
  const t = useT()
  const { locale } = useLocale()
  const now = new Date(useNow(30_000))
  const countries = useCountries()
  const { country, zone } = draft
  const own = countries.find(({ code }) => code === country)
  const choose = (code: string | null) => {
    const zones = countries.find((one) => one.code === code)?.zones ?? []
    // Where the browser’s own zone is one of the country’s, it is the likelier one.
    const likely = zones.includes(zone) ? zone : (zones[0] ?? zone)
    onChange({ country: code ?? '', zone: likely, days: undefined, region: undefined })
  }
  return (
    <>
      <ComboBox
        label={t('setUp.where.country')}
        help={t('setUp.where.country.help')}
        options={countries.map(({ code, name }) => ({ value: code, label: name }))}
        value={country || null}
        onChange={choose}
        nothing={t('setUp.where.country.nothing')}
        {...wrong('country')}
      />
      <ComboBox
        label={t('setUp.where.zone')}
        help={t('setUp.where.zone.help')}
        options={zonesFor(own?.zones ?? [], zone).map((one) => ({
          value: one,
          label: one.replace(/_/g, ' '),
        }))}
        value={zone || null}
        onChange={(next) => onChange({ zone: next ?? '' })}
        {...wrong('zone')}
      />
      {zone && <p className={css['soft']}>{t('setUp.where.clock', { time: clockIn(zone, locale, now) })}</p>}
      <RadioGroup
        label={t('setUp.where.language')}
        help={t('setUp.where.language.help')}
        options={languages.map(({ code, name }) => ({ value: code as string, label: name }))}
        value={draft.language}
        onChange={(language) => onChange({ language })}
      />
    </>
  )
}

export function ReachStep({ draft, onChange, wrong }: StepProps) {
  const t = useT()
  return (
    <>
      <TextField
        label={t('setUp.reach.phone')}
        optional
        type="tel"
        autoComplete="tel"
        maxLength={40}
        value={draft.phone}
        onChange={(phone) => onChange({ phone })}
      />
      <TextField
        label={t('setUp.reach.email')}
        optional
        type="email"
        maxLength={200}
        value={draft.email}
        onChange={(email) => onChange({ email })}
        {...wrong('email')}
      />
      <TextArea
        label={t('setUp.reach.address')}
        optional
        maxLength={300}
        value={draft.address}
        onChange={(address) => onChange({ address })}
      />
    </>
  )
}

export function HoursStep({ draft, onChange, wrong }: StepProps) {
  const t = useT()
  const { error } = wrong('hours')
  return (
    <>
      <WeekHours label={t('setUp.hours.label')} week={draft.week} onChange={(week) => onChange({ week })} />
      {error && (
        <Notice tone="problem">
          <p>{error}</p>
        </Notice>
      )}
    </>
  )
}

/** Public holidays are closed unless somebody says otherwise; those of banks and of some are to choose. */
export function HolidaysStep({ draft, onChange }: StepProps) {
  const from = dayOf(Date.now(), draft.zone)
  const { country, region, days } = draft
  const { items } = useHolidays(country, region, from)
  useEffect(() => {
    if (!items || days) return
    const closed = items.filter(({ kind }) => kind === 'public')
    onChange({ days: closed.map(({ date, name }) => ({ date, name, spans: [] })) })
  }, [items, days, onChange])
  return (
    <Holidays
      country={country}
      region={region}
      onRegion={(next) => onChange({ region: next, days: undefined })}
      from={from}
      days={days ?? []}
      onChange={(next) => onChange({ days: next })}
    />
  )
}
