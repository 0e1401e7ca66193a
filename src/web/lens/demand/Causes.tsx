import { useState } from 'react'
import { demandRoutes } from '#domain/demand/contract.ts'
import type { Cause } from '#domain/demand/contract.ts'
import { serviceRoutes } from '#domain/services/contract.ts'
import { useCall, useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Switch } from '../../ui/Choice.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Badge, VisuallyHidden } from '../../ui/Words.tsx'
import { Section } from '../LensPage.tsx'

const NONE = 'none'
const LONGEST = 160

function CauseForm({ cause, onClose }: { cause: Cause | undefined; onClose: () => void }) {
  const t = useT()
  const departments = useCall(serviceRoutes.departments, {}, { staleTime: 300_000 }).data?.items ?? []
  const [name, setName] = useState(cause?.name ?? '')
  const [departmentId, setDepartment] = useState(cause?.departmentId ?? null)
  const [gone, setGone] = useState(cause?.gone ?? false)
  const after = { refreshes: [demandRoutes.causes, demandRoutes.overview], onSuccess: onClose }
  const add = useCommand(demandRoutes.addCause, after)
  const change = useCommand(demandRoutes.setCause, after)
  const save = (): void => {
    const said = { name: name.trim(), departmentId }
    if (cause) change.mutate({ params: { causeId: cause.id }, body: { ...said, gone } })
    else add.mutate({ body: said })
  }
  return (
    <FormDialog
      title={cause ? cause.name : t('demand.cause.add')}
      action={t('demand.keep')}
      onClose={onClose}
      isReady={name.trim() !== ''}
      isBusy={add.isPending || change.isPending}
      error={add.error ?? change.error}
      onSubmit={save}
    >
      <TextField
        label={t('demand.cause.name')}
        help={t('demand.cause.name.help')}
        value={name}
        onChange={setName}
        maxLength={LONGEST}
        autoFocus
      />
      <Select
        label={t('demand.cause.department')}
        options={[
          { value: NONE, label: t('demand.cause.no_department') },
          ...departments.map((one) => ({ value: one.id, label: one.name })),
        ]}
        value={departmentId ?? NONE}
        onChange={(id) => setDepartment(id === NONE ? null : id)}
      />
      {cause && (
        <Switch isSelected={gone} onChange={setGone}>
          {t('demand.cause.gone')}
        </Switch>
      )}
    </FormDialog>
  )
}

/** Named causes of failure demand: their names, whose step it is, and which are gone. */
export function Causes({ mayKeep }: { readonly mayKeep: boolean }) {
  const t = useT()
  const { data, error, refetch } = useCall(demandRoutes.causes)
  const [changing, change] = useState<Cause | 'new'>()
  const causes = (data?.items ?? []).toSorted((a, b) => Number(a.gone) - Number(b.gone))
  return (
    <Section title={t('demand.cause.list')}>
      <p className="lens-period">{t('demand.cause.list.lead')}</p>
      <ProblemNotice error={error} onRetry={() => void refetch()} />
      {data && causes.length === 0 && <p>{t('demand.cause.none')}</p>}
      <ul role="list" className="lens-rows">
        {causes.map((cause) => (
          <li key={cause.id}>
            <span>
              {cause.name} {cause.gone && <Badge>{t('demand.cause.gone.badge')}</Badge>}
            </span>
            <small>{cause.department ?? t('demand.cause.no_department')}</small>
            {mayKeep && (
              <div className="lens-card-ways">
                <Button size="s" variant="quiet" onPress={() => change(cause)}>
                  {t('demand.cause.change')}
                  <VisuallyHidden>{` ${cause.name}`}</VisuallyHidden>
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      <div>
        <Button onPress={() => change('new')}>{t('demand.cause.add')}</Button>
      </div>
      {changing && (
        <CauseForm cause={changing === 'new' ? undefined : changing} onClose={() => change(undefined)} />
      )}
    </Section>
  )
}
