import { Plus } from 'lucide-react'
import { viewRoutes } from '#domain/accounts/contract.views.ts'
import { personRoutes } from '#domain/agents/contract.people.ts'
import type { PersonSettings } from '#domain/agents/contract.people.ts'
import { departmentRoutes } from '#domain/organisation/contract.departments.ts'
import { catalogueRoutes } from '#domain/services/contract.catalogue.ts'
import { useCall } from '../../client.ts'
import { Go } from '../../desk/shell/Go.tsx'
import { useT } from '../../messages/Messages.tsx'
import { buttonClass } from '../../ui/look.ts'
import { Badge } from '../../ui/Words.tsx'
import { Listing } from '../Listing.tsx'

/** What somebody sees, in words; nothing for whoever sees everything. */
function useSeesWords(): (agentId: string) => string | undefined {
  const t = useT()
  const views = useCall(viewRoutes.list).data?.items
  const departments = useCall(departmentRoutes.list).data?.items
  const services = useCall(catalogueRoutes.list).data?.items
  return (agentId) => {
    const view = views?.find((one) => one.agentId === agentId)
    if (!view) return undefined
    const names = (ids: readonly string[], all: readonly { id: string; name: string }[] | undefined) =>
      ids.flatMap((id) => all?.find((one) => one.id === id)?.name ?? [])
    const seen = [...names(view.departmentIds, departments), ...names(view.serviceIds, services)]
    return t('admin.people.sees.row', { names: seen.join(', ') })
  }
}

function PersonRow({ person, sees }: { readonly person: PersonSettings; readonly sees: string | undefined }) {
  const t = useT()
  const { id, name, title, department, roles, skills, hasEntered, active } = person
  const special = roles.filter((role) => role !== 'agent')
  return (
    <div className="admin-row">
      <div className="admin-row-words">
        <span className="admin-row-name">
          <Go to={`/admin/people/${id}`}>{name}</Go>
          {special.map((role) => (
            <Badge key={role} tone="accent">
              {t(`admin.role.${role}`)}
            </Badge>
          ))}
          {active && !hasEntered && <Badge tone="golden">{t('admin.people.not_entered')}</Badge>}
        </span>
        <span className="admin-row-soft">
          {title && `${title} · `}
          {department}
        </span>
        {skills.length > 0 && (
          <span className="admin-row-soft">{skills.map((skill) => skill.name).join(', ')}</span>
        )}
        {sees !== undefined && <span className="admin-row-soft">{sees}</span>}
      </div>
    </div>
  )
}

/** Everybody who works here, and below them who has left. */
export function PeoplePage() {
  const t = useT()
  const { data, error, refetch } = useCall(personRoutes.list)
  const seesOf = useSeesWords()
  return (
    <Listing
      title={t('admin.nav.people')}
      says={t('admin.people.says')}
      add={
        <Go to="/admin/people/new" className={buttonClass({ variant: 'primary' })}>
          <Plus size={18} aria-hidden="true" />
          {t('admin.people.add')}
        </Go>
      }
      items={data?.items}
      error={error}
      onRetry={() => void refetch()}
      wordsOf={({ id, name, email, title, department, skills, roles }) =>
        [
          ...[name, email, title, department, ...skills.map((one) => one.name)],
          ...roles.map((role) => t(`admin.role.${role}`)),
          seesOf(id) ?? '',
        ].join(' ')
      }
      keyOf={({ id }) => id}
      isActive={({ active }) => active}
      renderRow={(person) => <PersonRow person={person} sees={seesOf(person.id)} />}
      empty={{ title: t('admin.people.none'), text: t('admin.people.none.text') }}
      withdrawnTitle={t('admin.people.left')}
    />
  )
}
