import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { calendarRoutes } from '#domain/organisation/contract.calendars.ts'
import { departmentRoutes, skillRoutes } from '#domain/organisation/contract.departments.ts'
import { catalogueRoutes } from '#domain/services/contract.catalogue.ts'
import type { ServiceSettings } from '#domain/services/contract.catalogue.ts'
import { serviceRoutes } from '#domain/services/contract.ts'
import { useCall, useCommand } from '../../client.ts'
import { useGo } from '../../desk/shell/Go.tsx'
import { useT } from '../../messages/Messages.tsx'
import { toast } from '../../ui/toast.tsx'
import { FormPage } from '../FormPage.tsx'
import { ToChange } from '../ToChange.tsx'
import { Preview } from './Preview.tsx'
import { AloneFields, SaidFields, WhatFields, WhoFields } from './ServiceFields.tsx'
import { TermFields } from './TermFields.tsx'
import { draftOf, inputOf } from './draft.ts'
import type { ServiceDraft } from './draft.ts'

const route = getRouteApi('/admin/admin-pages/services/$serviceId')
const LIST = { to: '/admin/services' }

/** What a service can stand on: what is active, and what it stands on already. */
function useParts(service: ServiceSettings | undefined) {
  const isOpen = (own: string | null | undefined) => (one: { id: string; active: boolean }) =>
    one.active || one.id === own
  const departments = useCall(departmentRoutes.list).data?.items ?? []
  const calendars = useCall(calendarRoutes.list).data?.items ?? []
  const skills = useCall(skillRoutes.list).data?.items ?? []
  return {
    departments: departments.filter(isOpen(service?.departmentId)),
    calendars: calendars.filter(isOpen(service?.calendarId)),
    skills: skills.filter(isOpen(service?.skillId)),
  }
}

function useSaving(service: ServiceSettings | undefined) {
  const t = useT()
  const go = useGo()
  const after = {
    refreshes: [catalogueRoutes.list, serviceRoutes.list, serviceRoutes.get],
    onSuccess: () => {
      toast({ text: t('admin.saved') })
      go(LIST.to)
    },
  }
  const add = useCommand(catalogueRoutes.add, after)
  const change = useCommand(catalogueRoutes.change, after)
  const save = (body: NonNullable<ReturnType<typeof inputOf>>) => {
    if (!service) add.mutate({ body })
    else change.mutate({ params: { serviceId: service.id }, body, version: service.version })
  }
  return { save, isPending: add.isPending || change.isPending, error: add.error ?? change.error }
}

function Form({
  service,
  onReload,
}: {
  readonly service: ServiceSettings | undefined
  readonly onReload: () => void
}) {
  const t = useT()
  const [typed, setDraft] = useState(() => draftOf(service))
  const parts = useParts(service)
  const { save, isPending, error } = useSaving(service)
  // Most services are met at the front.
  const likely = parts.departments.find(({ front }) => front) ?? parts.departments[0]
  const department = parts.departments.find(({ id }) => id === typed.departmentId) ?? likely
  const draft = {
    ...typed,
    departmentId: department?.id ?? '',
    calendarId: typed.calendarId || (department?.calendarId ?? ''),
  }
  const set = (part: Partial<ServiceDraft>) => setDraft((before) => ({ ...before, ...part }))
  const input = inputOf(draft)
  const fields = { draft, set }
  return (
    <FormPage
      title={service?.name ?? t('admin.services.add')}
      back={{ ...LIST, text: t('admin.nav.services') }}
      action={t('admin.save')}
      isReady={input !== undefined}
      isBusy={isPending}
      error={error}
      onReload={onReload}
      onSave={() => input && save(input)}
      beside={<Preview draft={draft} department={department?.name ?? ''} slug={service?.slug} />}
    >
      <WhatFields {...fields} />
      <WhoFields {...fields} {...parts} />
      <SaidFields {...fields} />
      <TermFields {...fields} />
      <AloneFields {...fields} />
    </FormPage>
  )
}

/** One service: what it is, who can help with it, what is promised of it, and how clients see it. */
export function ServicePage() {
  const t = useT()
  const { serviceId } = route.useParams()
  const query = useCall(catalogueRoutes.list, {}, { staleTime: 0 })
  return (
    <ToChange id={serviceId} query={query} title={t('admin.nav.services')} back={LIST.to}>
      {(service, onReload) => <Form service={service} onReload={onReload} />}
    </ToChange>
  )
}
