import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { personRoutes } from '#domain/agents/contract.people.ts'
import type { PersonSettings } from '#domain/agents/contract.people.ts'
import { departmentRoutes, skillRoutes } from '#domain/organisation/contract.departments.ts'
import { peopleRoutes } from '#domain/organisation/contract.people.ts'
import { organisationRoutes } from '#domain/organisation/contract.ts'
import { useCall, useCommand } from '../../client.ts'
import { useGo } from '../../desk/shell/Go.tsx'
import { useT } from '../../messages/Messages.tsx'
import { Skeleton } from '../../ui/Layout.tsx'
import { toast } from '../../ui/toast.tsx'
import { FormPage } from '../FormPage.tsx'
import { ToChange } from '../ToChange.tsx'
import { Access } from './Access.tsx'
import { Invited } from './Invited.tsx'
import type { Invitation } from './Invited.tsx'
import { CanFields, HoursFields, WhoFields, WorksFields } from './PersonFields.tsx'
import { draftOf, inputOf, isMail } from './draft.ts'
import type { PersonDraft } from './draft.ts'

const route = getRouteApi('/admin/admin-pages/people/$agentId')
const LIST = { to: '/admin/people' }

function useSaving(person: PersonSettings | undefined, onAdded: (invitation: Invitation) => void) {
  const t = useT()
  const go = useGo()
  const refreshes = [personRoutes.list, departmentRoutes.list, skillRoutes.list]
  const add = useCommand(peopleRoutes.add, { refreshes })
  const change = useCommand(personRoutes.change, {
    refreshes,
    onSuccess: () => {
      toast({ text: t('admin.saved') })
      go(LIST.to)
    },
  })
  const save = (body: NonNullable<ReturnType<typeof inputOf>>, email: string) => {
    if (person) return change.mutate({ params: { agentId: person.id }, body, version: person.version })
    const { name } = body
    add.mutate(
      { body: { ...body, email } },
      { onSuccess: ({ url, expiresAt }) => onAdded({ name, url, expiresAt }) },
    )
  }
  return { save, isPending: add.isPending || change.isPending, error: add.error ?? change.error }
}

type FormProps = {
  readonly person: PersonSettings | undefined
  readonly languages: readonly string[]
  readonly onReload: () => void
}

function Form({ person, languages, onReload }: FormProps) {
  const t = useT()
  const [typed, setDraft] = useState(() => draftOf(person, languages))
  const [invitation, setInvitation] = useState<Invitation>()
  const departments = useCall(departmentRoutes.list).data?.items ?? []
  const skills = useCall(skillRoutes.list).data?.items ?? []
  const { save, isPending, error } = useSaving(person, setInvitation)
  const draft = { ...typed, departmentId: typed.departmentId || (departments[0]?.id ?? '') }
  const set = (part: Partial<PersonDraft>) => setDraft((before) => ({ ...before, ...part }))
  const input = inputOf(draft)
  const isReady = input !== undefined && (person !== undefined || isMail(draft.email))
  const fields = { draft, set }
  if (invitation) return <Invited invitation={invitation} />
  return (
    <FormPage
      title={person?.name ?? t('admin.people.add')}
      back={{ ...LIST, text: t('admin.nav.people') }}
      action={t(person ? 'admin.save' : 'admin.people.add')}
      isReady={isReady}
      isBusy={isPending}
      error={error}
      onReload={onReload}
      onSave={() => input && save(input, draft.email.trim())}
      beside={person && <Access person={person} />}
    >
      <WhoFields
        {...fields}
        isNew={person === undefined}
        departments={departments.filter(({ active, id }) => active || id === person?.departmentId)}
      />
      <CanFields {...fields} skills={skills} />
      <WorksFields {...fields} />
      <HoursFields {...fields} />
    </FormPage>
  )
}

/** Somebody who works here, or is about to: what they do, may decide and can do. */
export function PersonPage() {
  const t = useT()
  const { agentId } = route.useParams()
  const query = useCall(personRoutes.list, {}, { staleTime: 0 })
  const organisation = useCall(organisationRoutes.settings).data
  if (!organisation) return <Skeleton lines={6} />
  return (
    <ToChange id={agentId} query={query} title={t('admin.nav.people')} back={LIST.to}>
      {(person, onReload) => <Form person={person} languages={organisation.languages} onReload={onReload} />}
    </ToChange>
  )
}
