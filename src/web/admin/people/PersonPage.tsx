import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { viewRoutes } from '#domain/accounts/contract.views.ts'
import type { StaffView } from '#domain/accounts/contract.views.ts'
import { personRoutes } from '#domain/agents/contract.people.ts'
import type { PersonSettings } from '#domain/agents/contract.people.ts'
import { departmentRoutes, skillRoutes } from '#domain/organisation/contract.departments.ts'
import { peopleRoutes } from '#domain/organisation/contract.people.ts'
import { organisationRoutes } from '#domain/organisation/contract.ts'
import { catalogueRoutes } from '#domain/services/contract.catalogue.ts'
import { call, useCall } from '../../client.ts'
import { useGo } from '../../desk/shell/Go.tsx'
import { Page } from '../../desk/shell/Page.tsx'
import { useT } from '../../messages/Messages.tsx'
import { useDoing } from '../../staff/useDoing.ts'
import { Skeleton } from '../../ui/Layout.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { toast } from '../../ui/toast.tsx'
import { FormPage } from '../FormPage.tsx'
import { ToChange } from '../ToChange.tsx'
import { Access } from './Access.tsx'
import { Invited } from './Invited.tsx'
import type { Invitation } from './Invited.tsx'
import { CanFields, HoursFields, WhoFields, WorksFields } from './PersonFields.tsx'
import { SeesFields } from './SeesFields.tsx'
import { draftOf, inputOf, isMail, stepsOf, viewOf } from './draft.ts'
import type { PersonDraft } from './draft.ts'

const route = getRouteApi('/admin/admin-pages/people/$agentId')
const LIST = { to: '/admin/people' }

type Saved = {
  readonly body: NonNullable<ReturnType<typeof inputOf>>
  readonly email: string
  readonly view: StaffView
}

/** Saves what somebody does and what they see, in the order that holds; where a step fails, the one before it is undone. */
function useSaving(
  person: PersonSettings | undefined,
  before: StaffView | undefined,
  onAdded: (invitation: Invitation) => void,
) {
  const t = useT()
  const go = useGo()
  const queries = useQueryClient()
  const { run, busy, error } = useDoing()
  // Before the list is shown again: a form that is opened from what was there before could not be saved.
  const readAgain = async (): Promise<void> => {
    const read = [personRoutes.list, viewRoutes.list, departmentRoutes.list, skillRoutes.list]
    await Promise.all(read.map(({ id }) => queries.invalidateQueries({ queryKey: [id] })))
  }
  const setView = (agentId: string, body: StaffView) => call(viewRoutes.set, { params: { agentId }, body })
  const change = async ({ id, version }: PersonSettings, { body, view }: Saved) => {
    const isOpened = stepsOf(before, body.roles, view)[0] === 'view'
    if (isOpened) await setView(id, view)
    try {
      await call(personRoutes.change, { params: { agentId: id }, body }, { version })
    } catch (reason) {
      if (isOpened && before) await setView(id, before)
      throw reason
    }
    if (!isOpened && stepsOf(before, body.roles, view).includes('view')) await setView(id, view)
    await readAgain()
    toast({ text: t('admin.saved') })
    go(LIST.to)
  }
  const add = async ({ body, email, view }: Saved) => {
    const { agentId, url, expiresAt } = await call(peopleRoutes.add, { body: { ...body, email } })
    const isLimited = stepsOf(undefined, body.roles, view).includes('view')
    // They are there now, whatever follows: the link is shown in any case, and what went wrong beside it.
    const seesProblem = isLimited
      ? await setView(agentId, view).then(
          () => undefined,
          (reason: unknown) => reason,
        )
      : undefined
    await readAgain()
    onAdded({ name: body.name, url, expiresAt, seesProblem })
  }
  const save = (saved: Saved) => run(() => (person ? change(person, saved) : add(saved)))
  return { save, isPending: busy, error }
}

type FormProps = {
  readonly person: PersonSettings | undefined
  readonly view: StaffView | undefined
  readonly languages: readonly string[]
  readonly onReload: () => void
}

function Form({ person, view: before, languages, onReload }: FormProps) {
  const t = useT()
  const [typed, setDraft] = useState(() => draftOf(person, languages, before))
  const [invitation, setInvitation] = useState<Invitation>()
  const departments = useCall(departmentRoutes.list).data?.items ?? []
  const skills = useCall(skillRoutes.list).data?.items ?? []
  const services = useCall(catalogueRoutes.list).data?.items ?? []
  const { save, isPending, error } = useSaving(person, before, setInvitation)
  const draft = { ...typed, departmentId: typed.departmentId || (departments[0]?.id ?? '') }
  const set = (part: Partial<PersonDraft>) => setDraft((now) => ({ ...now, ...part }))
  const [input, view] = [inputOf(draft), viewOf(draft)]
  const isReady = input !== undefined && view !== undefined && (person !== undefined || isMail(draft.email))
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
      onSave={() => input && view && void save({ body: input, email: draft.email.trim(), view })}
      beside={person && <Access person={person} />}
    >
      <WhoFields
        {...fields}
        isNew={person === undefined}
        departments={departments.filter(({ active, id }) => active || id === person?.departmentId)}
      />
      <SeesFields {...fields} {...{ before, departments, services }} />
      <CanFields {...fields} skills={skills} />
      <WorksFields {...fields} />
      <HoursFields {...fields} />
    </FormPage>
  )
}

/** Somebody who works here, or is about to: what they do, may see, may decide and can do. */
export function PersonPage() {
  const t = useT()
  const { agentId } = route.useParams()
  const query = useCall(personRoutes.list, {}, { staleTime: 0 })
  const views = useCall(viewRoutes.list, {}, { staleTime: 0 })
  const organisation = useCall(organisationRoutes.settings).data
  if (views.error)
    return (
      <Page title={t('admin.nav.people')}>
        <h1>{t('admin.nav.people')}</h1>
        <ProblemNotice error={views.error} onRetry={() => void views.refetch()} />
      </Page>
    )
  if (!organisation || !views.data) return <Skeleton lines={6} />
  const { items } = views.data
  return (
    <ToChange id={agentId} query={query} title={t('admin.nav.people')} back={LIST.to}>
      {(person, onReload) => (
        <Form
          person={person}
          view={items.find((one) => one.agentId === agentId)}
          languages={organisation.languages}
          onReload={() => void views.refetch().then(onReload)}
        />
      )}
    </ToChange>
  )
}
