import { Plus } from 'lucide-react'
import { useState } from 'react'
import { departmentRoutes } from '#domain/organisation/contract.departments.ts'
import type { DepartmentSettings, StandardSettings } from '#domain/organisation/contract.departments.ts'
import { useCall, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Badge } from '../../ui/Words.tsx'
import { ActiveSwitch } from '../ActiveSwitch.tsx'
import { Listing } from '../Listing.tsx'
import { DepartmentForm } from './DepartmentForm.tsx'
import { REFRESHES } from './refreshes.ts'
import { StandardForm } from './StandardForm.tsx'
import { useWorkingTime } from './working-time.ts'

/** What is being written: a department, or a standard of one. */
type Writing =
  | { readonly what: 'department'; readonly department: DepartmentSettings | undefined }
  | {
      readonly what: 'standard'
      readonly department: DepartmentSettings
      readonly standard: StandardSettings | undefined
    }
type Write = (writing: Writing) => void

function StandardRow(props: { readonly standard: StandardSettings; readonly onChange: () => void }) {
  const { standard, onChange } = props
  const t = useT()
  const workingTime = useWorkingTime()
  const active = useCommand(departmentRoutes.setStandardActive, { refreshes: REFRESHES })
  const { id, name, service, workingMinutes } = standard
  return (
    <li className="admin-row">
      <div className="admin-row-words">
        <span className="admin-row-name">
          {name} {!standard.active && <Badge>{t('admin.withdrawn.one')}</Badge>}
        </span>
        <span className="admin-row-soft">
          {workingTime(workingMinutes)}
          {service && ` · ${t('admin.departments.standard.for', { service })}`}
        </span>
      </div>
      <div className="admin-row-actions">
        <Button size="s" aria-label={t('admin.change_of', { name })} onPress={onChange}>
          {t('admin.change')}
        </Button>
        <ActiveSwitch
          name={name}
          isActive={standard.active}
          means={t('admin.departments.standard.means')}
          isBusy={active.isPending}
          error={active.error}
          onReset={active.reset}
          onSet={(next, close) =>
            active.mutate({ params: { standardId: id }, body: { active: next } }, { onSuccess: close })
          }
        />
      </div>
    </li>
  )
}

function Standards({
  department,
  write,
}: {
  readonly department: DepartmentSettings
  readonly write: Write
}) {
  const t = useT()
  const { standards, name } = department
  return (
    <details className="admin-row-more">
      <summary>{t('admin.departments.standards', { count: standards.length })}</summary>
      {standards.length > 0 && (
        <ul role="list" className="admin-list" aria-label={t('admin.departments.standards_of', { name })}>
          {standards.map((standard) => (
            <StandardRow
              key={standard.id}
              standard={standard}
              onChange={() => write({ what: 'standard', department, standard })}
            />
          ))}
        </ul>
      )}
      <p className="desk-quiet">{t('admin.departments.standards.says')}</p>
      <Button
        size="s"
        aria-label={t('admin.departments.standard.add_to', { name })}
        onPress={() => write({ what: 'standard', department, standard: undefined })}
      >
        {t('admin.departments.standard.add')}
      </Button>
    </details>
  )
}

function People({ department }: { readonly department: DepartmentSettings }) {
  const t = useT()
  const { people } = department
  if (people.length === 0) return null
  return (
    <details className="admin-row-more">
      <summary>{t('admin.departments.people', { count: people.length })}</summary>
      <ul className="admin-used">
        {people.map(({ id, name, title }) => (
          <li key={id}>
            {name}
            {title && <span className="admin-row-soft"> · {title}</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}

function DepartmentRow({
  department,
  write,
}: {
  readonly department: DepartmentSettings
  readonly write: Write
}) {
  const t = useT()
  const active = useCommand(departmentRoutes.setActive, { refreshes: REFRESHES })
  const { id, name, front, calendar, services } = department
  return (
    <div className="admin-row">
      <div className="admin-row-words">
        <span className="admin-row-name">
          {name}
          <Badge tone={front ? 'accent' : 'neutral'}>
            {t(front ? 'admin.departments.front' : 'admin.departments.back')}
          </Badge>
        </span>
        <span className="admin-row-soft">
          {calendar}
          {services.length > 0 && ` · ${services.map((one) => one.name).join(', ')}`}
        </span>
      </div>
      <div className="admin-row-actions">
        <Button
          size="s"
          aria-label={t('admin.change_of', { name })}
          onPress={() => write({ what: 'department', department })}
        >
          {t('admin.change')}
        </Button>
        <ActiveSwitch
          name={name}
          isActive={department.active}
          means={t('admin.departments.withdraw.means')}
          isBusy={active.isPending}
          error={active.error}
          onReset={active.reset}
          onSet={(next, close) =>
            active.mutate({ params: { departmentId: id }, body: { active: next } }, { onSuccess: close })
          }
        />
      </div>
      <Standards department={department} write={write} />
      <People department={department} />
    </div>
  )
}

/** Departments, at the front and behind it, with what each promises of its part of the work. */
export function DepartmentsPage() {
  const t = useT()
  const { data, error, refetch } = useCall(departmentRoutes.list)
  const [writing, write] = useState<Writing>()
  const close = () => write(undefined)
  return (
    <>
      <Listing
        title={t('admin.nav.departments')}
        says={t('admin.departments.says')}
        add={
          <Button
            variant="primary"
            icon={<Plus size={18} aria-hidden="true" />}
            onPress={() => write({ what: 'department', department: undefined })}
          >
            {t('admin.departments.add')}
          </Button>
        }
        items={data?.items}
        error={error}
        onRetry={() => void refetch()}
        wordsOf={({ name, services, people }) =>
          [name, ...[...services, ...people].map((one) => one.name)].join(' ')
        }
        keyOf={({ id }) => id}
        isActive={({ active }) => active}
        renderRow={(department) => <DepartmentRow department={department} write={write} />}
        empty={{ title: t('admin.departments.none'), text: t('admin.departments.none.text') }}
        withdrawnTitle={t('admin.withdrawn')}
      />
      {writing?.what === 'department' && <DepartmentForm department={writing.department} onClose={close} />}
      {writing?.what === 'standard' && (
        <StandardForm department={writing.department} standard={writing.standard} onClose={close} />
      )}
    </>
  )
}
