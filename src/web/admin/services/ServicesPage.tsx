import { Plus } from 'lucide-react'
import { catalogueRoutes } from '#domain/services/contract.catalogue.ts'
import type { ServiceSettings } from '#domain/services/contract.catalogue.ts'
import { serviceRoutes } from '#domain/services/contract.ts'
import { useCall, useCommand } from '../../client.ts'
import { Go } from '../../desk/shell/Go.tsx'
import { useT } from '../../messages/Messages.tsx'
import { buttonClass } from '../../ui/look.ts'
import { Badge } from '../../ui/Words.tsx'
import { ActiveSwitch } from '../ActiveSwitch.tsx'
import { Listing } from '../Listing.tsx'

function ServiceRow({ service }: { readonly service: ServiceSettings }) {
  const t = useT()
  const active = useCommand(catalogueRoutes.setActive, {
    refreshes: [catalogueRoutes.list, serviceRoutes.list],
  })
  const { id, name, department, levels, momentOfTruth, ablePeople } = service
  return (
    <div className="admin-row">
      <div className="admin-row-words">
        <span className="admin-row-name">
          <Go to={`/admin/services/${id}`}>{name}</Go>
          {momentOfTruth && <Badge tone="golden">{t('admin.services.moment.short')}</Badge>}
          {service.active && ablePeople === 0 && <Badge tone="problem">{t('admin.services.nobody')}</Badge>}
        </span>
        <span className="admin-row-soft">
          {department} · {levels.map((level) => t(`admin.level.${level}`)).join(', ')} ·{' '}
          {t('admin.services.able', { count: ablePeople })}
        </span>
      </div>
      <div className="admin-row-actions">
        <ActiveSwitch
          name={name}
          isActive={service.active}
          means={t('admin.services.withdraw.means')}
          isBusy={active.isPending}
          error={active.error}
          onReset={active.reset}
          onSet={(next, close) =>
            active.mutate({ params: { serviceId: id }, body: { active: next } }, { onSuccess: close })
          }
        />
      </div>
    </div>
  )
}

/** The catalogue, as it is set up. */
export function ServicesPage() {
  const t = useT()
  const { data, error, refetch } = useCall(catalogueRoutes.list)
  return (
    <Listing
      title={t('admin.nav.services')}
      says={t('admin.services.says')}
      add={
        <Go to="/admin/services/new" className={buttonClass({ variant: 'primary' })}>
          <Plus size={18} aria-hidden="true" />
          {t('admin.services.add')}
        </Go>
      }
      items={data?.items}
      error={error}
      onRetry={() => void refetch()}
      wordsOf={({ name, department, purpose, phrases }) => [name, department, purpose, ...phrases].join(' ')}
      keyOf={({ id }) => id}
      isActive={({ active }) => active}
      renderRow={(service) => <ServiceRow service={service} />}
      empty={{ title: t('admin.services.none'), text: t('admin.services.none.text') }}
      withdrawnTitle={t('admin.withdrawn')}
    />
  )
}
