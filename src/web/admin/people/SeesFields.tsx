import type { StaffView } from '#domain/accounts/contract.views.ts'
import type { DepartmentSettings } from '#domain/organisation/contract.departments.ts'
import { useT } from '../../messages/Messages.tsx'
import { RadioGroup } from '../../ui/Choice.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Chosen } from '../Chosen.tsx'
import { FormPart } from '../FormPage.tsx'
import type { PersonDraft } from './draft.ts'

type Service = { readonly id: string; readonly name: string; readonly active: boolean }

/** How far somebody sees: everything, or what belongs to some departments and services. */
export function SeesFields(props: {
  readonly draft: PersonDraft
  readonly set: (part: Partial<PersonDraft>) => void
  readonly before: StaffView | undefined
  readonly departments: readonly DepartmentSettings[]
  readonly services: readonly Service[]
}) {
  const { draft, set, before, departments, services } = props
  const { sees, roles } = draft
  const t = useT()
  const title = t('admin.people.sees')
  const change = (part: Partial<PersonDraft['sees']>) => set({ sees: { ...sees, ...part } })
  if (roles.includes('admin'))
    return (
      <FormPart title={title}>
        {before && !sees.all ? (
          <Notice title={t('admin.people.sees.admin')}>
            <p>{t('admin.people.sees.admin.opens')}</p>
          </Notice>
        ) : (
          <p className="desk-quiet">{t('admin.people.sees.admin')}</p>
        )}
      </FormPart>
    )
  const shown = (all: readonly Service[], chosen: readonly string[]) =>
    all
      .filter(({ id, active }) => active || chosen.includes(id))
      .map(({ id, name }) => ({ value: id, label: name }))
  return (
    <FormPart title={title} says={t('admin.people.sees.says')}>
      <RadioGroup
        label={title}
        labelHidden
        options={[
          { value: 'all', label: t('admin.people.sees.all') },
          { value: 'part', label: t('admin.people.sees.part') },
        ]}
        value={sees.all ? 'all' : 'part'}
        onChange={(one) => change({ all: one === 'all' })}
      />
      {!sees.all && (
        <>
          <Chosen
            label={t('admin.people.sees.departments')}
            help={t('admin.people.sees.departments.help')}
            options={shown(departments, sees.departmentIds)}
            chosen={sees.departmentIds}
            onChange={(departmentIds) => change({ departmentIds })}
            nothing={t('admin.nothing_found')}
          />
          <Chosen
            label={t('admin.people.sees.services')}
            options={shown(services, sees.serviceIds)}
            chosen={sees.serviceIds}
            onChange={(serviceIds) => change({ serviceIds })}
            nothing={t('admin.nothing_found')}
          />
          <p className="desk-quiet">{t('admin.people.sees.always')}</p>
        </>
      )}
    </FormPart>
  )
}
