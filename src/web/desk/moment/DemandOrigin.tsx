import { useState } from 'react'
import { FailedStep, demandRoutes } from '#domain/demand/contract.ts'
import type { DemandMark, DemandSuggestion } from '#domain/demand/contract.ts'
import { serviceRoutes } from '#domain/services/contract.ts'
import { useCall, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { Select } from '../../ui/Select.tsx'
import type { Option } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'

/** What is known of where a failure comes from. */
export type Details = Pick<DemandMark, 'originCaseId' | 'step' | 'departmentId' | 'causeId'>

const NOT_SAID = 'not_said'
const ANOTHER = 'another'
const orNull = <V extends string>(value: V): V | null => (value === NOT_SAID ? null : value)

/** Of which earlier need, at which step, whose, and why: each may be left alone. */
export function DemandOrigin(props: {
  readonly origins: DemandSuggestion['origins']
  readonly details: Details
  readonly onSay: (details: Partial<Details>) => void
}) {
  const { origins, details, onSay } = props
  const t = useT()
  const departments = useCall(serviceRoutes.departments, {}, { staleTime: 300_000 }).data?.items ?? []
  const unknown: Option = { value: NOT_SAID, label: t('desk.demand.not_said') }
  return (
    <details className="desk-demand-origin">
      <summary>{t('desk.demand.more')}</summary>
      <div className="desk-demand-fields">
        {origins.length > 0 && (
          <Select
            label={t('desk.demand.origin')}
            options={[
              unknown,
              ...origins.map((one) => ({ value: one.caseId, label: one.reference, detail: one.need })),
            ]}
            value={details.originCaseId ?? NOT_SAID}
            onChange={(id) => onSay({ originCaseId: orNull(id) })}
          />
        )}
        <Select
          label={t('desk.demand.step')}
          options={[
            unknown,
            ...FailedStep.options.map((step) => ({ value: step, label: t(`desk.demand.step.${step}`) })),
          ]}
          value={details.step ?? NOT_SAID}
          onChange={(step) => onSay({ step: FailedStep.options.find((one) => one === step) ?? null })}
        />
        <Select
          label={t('desk.demand.department')}
          options={[unknown, ...departments.map((one) => ({ value: one.id, label: one.name }))]}
          value={details.departmentId ?? NOT_SAID}
          onChange={(id) => onSay({ departmentId: orNull(id) })}
        />
        <CauseField details={details} onSay={onSay} />
      </div>
    </details>
  )
}

/** A cause that has a name, or a new name for one. */
function CauseField({ details, onSay }: { details: Details; onSay: (details: Partial<Details>) => void }) {
  const t = useT()
  const [naming, setNaming] = useState(false)
  const causes = (useCall(demandRoutes.causes).data?.items ?? []).filter(
    (one) => !one.gone || one.id === details.causeId,
  )
  const options: Option[] = [
    { value: NOT_SAID, label: t('desk.demand.not_said') },
    ...causes.map((one) => ({ value: one.id, label: one.name, detail: one.department ?? undefined })),
    { value: ANOTHER, label: t('desk.demand.cause.another') },
  ]
  const choose = (id: string): void => {
    setNaming(id === ANOTHER)
    if (id !== ANOTHER) onSay({ causeId: orNull(id) })
  }
  return (
    <>
      <Select
        label={t('desk.demand.cause')}
        help={t('desk.demand.cause.help')}
        options={options}
        value={naming ? ANOTHER : (details.causeId ?? NOT_SAID)}
        onChange={choose}
      />
      {naming && (
        <NewCause
          departmentId={details.departmentId}
          onNamed={(causeId) => {
            setNaming(false)
            onSay({ causeId })
          }}
        />
      )}
    </>
  )
}

/** A cause gets a name, which everybody can choose from then on. */
function NewCause(props: { readonly departmentId: string | null; readonly onNamed: (id: string) => void }) {
  const t = useT()
  const [name, setName] = useState('')
  const add = useCommand(demandRoutes.addCause, {
    refreshes: [demandRoutes.causes],
    onSuccess: ({ id }) => {
      toast({ text: t('desk.demand.cause.added') })
      props.onNamed(id)
    },
  })
  return (
    <form
      className="desk-demand-cause"
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '') add.mutate({ body: { name, departmentId: props.departmentId } })
      }}
    >
      <TextField
        label={t('desk.demand.cause.name')}
        value={name}
        onChange={setName}
        maxLength={160}
        autoFocus
      />
      <Button type="submit" size="s" busy={add.isPending}>
        {t('desk.demand.cause.add')}
      </Button>
      <ProblemNotice error={add.error} />
    </form>
  )
}
