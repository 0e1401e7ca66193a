import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { calendarRoutes } from '#domain/organisation/contract.calendars.ts'
import type { Calendar } from '#domain/organisation/contract.calendars.ts'
import { serviceRoutes } from '#domain/services/contract.ts'
import { useCall, useCommand } from '../../client.ts'
import { useGo } from '../../desk/shell/Go.tsx'
import { useT } from '../../messages/Messages.tsx'
import { zonesFor } from '../../set-up/places.ts'
import { Skeleton } from '../../ui/Layout.tsx'
import { ComboBox } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { useOrganisation } from '../../ui/time.ts'
import { FormPage, FormPart } from '../FormPage.tsx'
import { ToChange } from '../ToChange.tsx'
import type { Exception } from '../hours/Holidays.tsx'
import { WeekHours } from '../hours/WeekHours.tsx'
import { USUAL, isWhole, wrongTimes } from '../hours/week.ts'
import type { Times, Week } from '../hours/week.ts'
import { DaysThatDiffer } from './DaysThatDiffer.tsx'
import { NextDays } from './NextDays.tsx'

const route = getRouteApi('/admin/admin-pages/calendars/$calendarId')
const LIST = { to: '/admin/calendars' }

type Draft = { name: string; zone: string; week: Week; days: Exception[] }

function draftOf(calendar: Calendar | undefined, zone: string): Draft {
  if (!calendar) return { name: '', zone, week: USUAL, days: [] }
  const days = calendar.exceptions.map(({ date, name, spans }) => ({ date, name, spans: spans as Times[] }))
  return { name: calendar.name, zone: calendar.zone, week: calendar.weekly, days }
}

function useSaving(calendar: Calendar | undefined) {
  const t = useT()
  const go = useGo()
  const after = {
    refreshes: [calendarRoutes.list, serviceRoutes.list],
    onSuccess: () => {
      toast({ text: t('admin.saved') })
      go(LIST.to)
    },
  }
  const add = useCommand(calendarRoutes.add, after)
  const change = useCommand(calendarRoutes.change, after)
  const save = ({ name, zone, week, days }: Draft) => {
    const body = { name, zone, weekly: week, exceptions: days }
    if (!calendar) add.mutate({ body })
    else change.mutate({ params: { calendarId: calendar.id }, body, version: calendar.version })
  }
  return { save, isPending: add.isPending || change.isPending, error: add.error ?? change.error }
}

function Form({
  calendar,
  onReload,
}: {
  readonly calendar: Calendar | undefined
  readonly onReload: () => void
}) {
  const t = useT()
  const organisation = useOrganisation()
  const [draft, setDraft] = useState(() => draftOf(calendar, organisation?.zone ?? 'UTC'))
  const set = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const { save, isPending, error } = useSaving(calendar)
  const { name, zone, week, days } = draft
  const areWhole = isWhole(week) && days.every(({ spans }) => wrongTimes(spans) === undefined)
  return (
    <FormPage
      title={calendar ? calendar.name : t('admin.calendars.new')}
      back={{ ...LIST, text: t('admin.nav.calendars') }}
      action={t('admin.save')}
      isReady={name.trim() !== '' && zone !== '' && areWhole}
      isBusy={isPending}
      error={error}
      onReload={onReload}
      onSave={() => save(draft)}
      beside={<NextDays zone={zone} week={week} days={days} />}
    >
      <div className="admin-pair">
        <TextField
          label={t('admin.calendars.name')}
          maxLength={120}
          value={name}
          onChange={(next) => set({ name: next })}
        />
        <ComboBox
          label={t('admin.organisation.zone')}
          options={zonesFor([], zone).map((one) => ({ value: one, label: one.replace(/_/g, ' ') }))}
          value={zone || null}
          onChange={(next) => set({ zone: next ?? '' })}
          nothing={t('admin.nothing_found')}
        />
      </div>
      <FormPart title={t('admin.calendars.week')} says={t('admin.calendars.week.says')}>
        <WeekHours label={t('admin.calendars.week')} week={week} onChange={(next) => set({ week: next })} />
      </FormPart>
      <DaysThatDiffer
        country={organisation?.country ?? ''}
        zone={zone}
        days={days}
        onChange={(next) => set({ days: next })}
      />
    </FormPage>
  )
}

/** One calendar: its week, and the days that are not like it. */
export function CalendarPage() {
  const t = useT()
  const { calendarId } = route.useParams()
  const query = useCall(calendarRoutes.list, {}, { staleTime: 0 })
  // New hours begin in the organisation’s zone.
  if (!useOrganisation()) return <Skeleton lines={6} />
  return (
    <ToChange id={calendarId} query={query} title={t('admin.nav.calendars')} back={LIST.to}>
      {(calendar, onReload) => <Form calendar={calendar} onReload={onReload} />}
    </ToChange>
  )
}
