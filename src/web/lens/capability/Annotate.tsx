import { useState } from 'react'
import { patternRoutes } from '#domain/learning/contract.patterns.ts'
import { figureRoutes } from '#domain/measures/contract.figures.ts'
import type { CapabilityChart } from '#domain/measures/contract.figures.ts'
import { useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { useT } from '../../messages/Messages.tsx'
import { RadioGroup } from '../../ui/Choice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import type { LensChoice } from '../filter.ts'

/** Writes a note on the chart, or names a change: from that day on limits are worked out anew. */
export function Annotate(props: {
  readonly chart: CapabilityChart
  readonly filter: LensChoice
  readonly onClose: () => void
}) {
  const { chart, filter, onClose } = props
  const t = useT()
  const [kind, setKind] = useState<'note' | 'change'>('note')
  const [day, setDay] = useState(chart.period.to)
  const [name, setName] = useState('')
  const annotate = useCommand(patternRoutes.annotate, {
    refreshes: [figureRoutes.capability, patternRoutes.annotations],
    onSuccess: () => {
      toast({ text: t('capability.annotate.done') })
      onClose()
    },
  })
  const { from: _from, to: _to, ...kept } = filter
  return (
    <FormDialog
      title={t('capability.annotate')}
      lead={t('capability.annotate.lead')}
      action={t('capability.annotate.do')}
      onClose={onClose}
      isReady={name.trim() !== '' && day !== ''}
      isBusy={annotate.isPending}
      error={annotate.error}
      onSubmit={() => annotate.mutate({ body: { measure: chart.measure, filter: kept, day, kind, name } })}
    >
      <RadioGroup
        label={t('capability.annotate.kind')}
        options={(['note', 'change'] as const).map((value) => ({
          value,
          label: t(`capability.annotate.${value}`),
        }))}
        value={kind}
        onChange={setKind}
      />
      <TextField type="date" label={t('capability.annotate.day')} value={day} onChange={setDay} />
      <TextField label={t('capability.annotate.name')} value={name} onChange={setName} autoFocus />
    </FormDialog>
  )
}
