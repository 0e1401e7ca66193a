import { useState } from 'react'
import { FailedStep, demandRoutes } from '#domain/demand/contract.ts'
import type { DemandMark, DemandSuggestion } from '#domain/demand/contract.ts'
import { serviceRoutes } from '#domain/services/contract.ts'
import { useCall, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { ComboBox, Select } from '../../ui/Select.tsx'
import type { Option } from '../../ui/Select.tsx'
import { toast } from '../../ui/toast.tsx'

/** What is known of where a failure comes from. */
export type Details = Pick<DemandMark, 'originCaseId' | 'step' | 'departmentId' | 'causeId'>

const NOT_SAID = 'not_said'
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
  const causes = (useCall(demandRoutes.causes).data?.items ?? []).filter(
    (one) => !one.gone || one.id === details.causeId,
  )
  const chosen = causes.find((one) => one.id === details.causeId)
  const [typed, setTyped] = useState<string>()
  const text = typed ?? chosen?.name ?? ''
  const add = useCommand(demandRoutes.addCause, {
    refreshes: [demandRoutes.causes],
    onSuccess: ({ id }) => {
      setTyped(undefined)
      onSay({ causeId: id })
      toast({ text: t('desk.demand.cause.added') })
    },
  })
  const name = text.trim()
  const isNew = name !== '' && !causes.some((one) => one.name.toLowerCase() === name.toLowerCase())
  return (
    <>
      <ComboBox
        label={t('desk.demand.cause')}
        help={t('desk.demand.cause.help')}
        options={causes
          .filter((one) => typed === undefined || one.name.toLowerCase().includes(name.toLowerCase()))
          .map((one) => ({ value: one.id, label: one.name, detail: one.department ?? undefined }))}
        value={details.causeId}
        text={text}
        onText={setTyped}
        onChange={(causeId) => {
          // Leaving the field with a new name in it must not take back the cause that is chosen.
          if (causeId === null && name !== '') return
          setTyped(undefined)
          onSay({ causeId })
        }}
        allowsOther
      />
      {isNew && (
        <Button
          size="s"
          busy={add.isPending}
          onPress={() => add.mutate({ body: { name, departmentId: details.departmentId } })}
        >
          {t('desk.demand.cause.add', { name })}
        </Button>
      )}
      <ProblemNotice error={add.error} />
    </>
  )
}
