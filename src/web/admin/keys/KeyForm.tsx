import { useState } from 'react'
import { KEY_GROUPS, keyRoutes } from '#domain/accounts/contract.keys.ts'
import type { KeyGroup, Scope } from '#domain/accounts/contract.keys.ts'
import { serviceRoutes } from '#domain/services/contract.ts'
import { useCall, useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Copy } from '../Copy.tsx'
import { Ticks } from '../Ticks.tsx'

type Reach = 'none' | 'read' | 'write'
const DAY_MS = 86_400_000
const LASTS = ['30', '90', '365', 'always'] as const
type Lasts = (typeof LASTS)[number]

const scopesOf = (reach: Readonly<Partial<Record<KeyGroup, Reach>>>): Scope[] =>
  KEY_GROUPS.flatMap((group): Scope[] => {
    const far = reach[group] ?? 'none'
    if (far === 'none') return []
    return far === 'write' ? [`${group}:read`, `${group}:write`] : [`${group}:read`]
  })

/** The key itself, this once. */
function Made({ apiKey, onClose }: { readonly apiKey: string; readonly onClose: () => void }) {
  const t = useT()
  return (
    <Dialog
      title={t('admin.keys.made.title')}
      isOpen
      onClose={onClose}
      dismissable={false}
      actions={
        <Button variant="primary" onPress={onClose}>
          {t('admin.keys.made.kept')}
        </Button>
      }
    >
      <p>{t('admin.keys.made.text')}</p>
      <Copy label={t('admin.keys.made.key')} text={apiKey} />
    </Dialog>
  )
}

function Reaches(props: {
  readonly reach: Readonly<Partial<Record<KeyGroup, Reach>>>
  readonly onChange: (group: KeyGroup, far: Reach) => void
}) {
  const t = useT()
  const options = (['none', 'read', 'write'] as const).map((value) => ({
    value,
    label: t(`admin.keys.reach.${value}`),
  }))
  return (
    <fieldset>
      <legend>{t('admin.keys.scopes')}</legend>
      <p className="desk-quiet">{t('admin.keys.scopes.help')}</p>
      <div className="admin-scopes">
        {KEY_GROUPS.map((group) => (
          <Select
            key={group}
            label={t(`admin.keys.group.${group}`)}
            options={options}
            value={props.reach[group] ?? 'none'}
            onChange={(far) => props.onChange(group, far)}
          />
        ))}
      </div>
    </fieldset>
  )
}

/** Makes a key, and shows it this once. */
export function KeyForm({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const [name, setName] = useState('')
  const [reach, setReach] = useState<Partial<Record<KeyGroup, Reach>>>({})
  const [lasts, setLasts] = useState<Lasts>('365')
  const [departmentIds, setDepartments] = useState<string[]>([])
  const departments = useCall(serviceRoutes.departments, {}, { staleTime: 300_000 }).data?.items ?? []
  const make = useCommand(keyRoutes.make, { refreshes: [keyRoutes.list] })
  if (make.data) return <Made apiKey={make.data.key} onClose={onClose} />
  const scopes = scopesOf(reach)
  const submit = (): void => {
    const expiresAt = lasts === 'always' ? null : new Date(Date.now() + Number(lasts) * DAY_MS).toISOString()
    make.mutate({
      body: {
        name: name.trim(),
        scopes,
        expiresAt,
        departmentIds: departmentIds.length > 0 ? departmentIds : null,
      },
    })
  }
  return (
    <FormDialog
      title={t('admin.keys.make')}
      lead={t('admin.keys.make.lead')}
      action={t('admin.keys.make.go')}
      onClose={onClose}
      onSubmit={submit}
      isReady={name.trim() !== '' && scopes.length > 0}
      isBusy={make.isPending}
      error={make.error}
    >
      <TextField
        label={t('admin.keys.name')}
        help={t('admin.keys.name.help')}
        value={name}
        onChange={setName}
        maxLength={120}
        autoFocus
      />
      <Reaches reach={reach} onChange={(group, far) => setReach((before) => ({ ...before, [group]: far }))} />
      <Select
        label={t('admin.keys.lasts')}
        options={LASTS.map((value) => ({
          value,
          label:
            value === 'always'
              ? t('admin.keys.lasts.always')
              : t('admin.keys.lasts.days', { days: Number(value) }),
        }))}
        value={lasts}
        onChange={setLasts}
      />
      {departments.length > 0 && (
        <Ticks
          label={t('admin.keys.departments')}
          help={t('admin.keys.departments.help')}
          options={departments.map((one) => ({ value: one.id, label: one.name }))}
          value={departmentIds}
          onChange={setDepartments}
        />
      )}
    </FormDialog>
  )
}
