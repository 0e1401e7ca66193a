import { Plus } from 'lucide-react'
import { personRoutes } from '#domain/agents/contract.people.ts'
import type { PersonSettings } from '#domain/agents/contract.people.ts'
import { useCall } from '../../client.ts'
import { Go } from '../../desk/shell/Go.tsx'
import { useT } from '../../messages/Messages.tsx'
import { buttonClass } from '../../ui/look.ts'
import { Badge } from '../../ui/Words.tsx'
import { Listing } from '../Listing.tsx'

function PersonRow({ person }: { readonly person: PersonSettings }) {
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
      </div>
    </div>
  )
}

/** Everybody who works here, and below them who has left. */
export function PeoplePage() {
  const t = useT()
  const { data, error, refetch } = useCall(personRoutes.list)
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
      wordsOf={({ name, email, title, department, skills, roles }) =>
        [
          ...[name, email, title, department, ...skills.map((one) => one.name)],
          ...roles.map((role) => t(`admin.role.${role}`)),
        ].join(' ')
      }
      keyOf={({ id }) => id}
      isActive={({ active }) => active}
      renderRow={(person) => <PersonRow person={person} />}
      empty={{ title: t('admin.people.none'), text: t('admin.people.none.text') }}
      withdrawnTitle={t('admin.people.left')}
    />
  )
}
