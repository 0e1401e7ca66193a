import { useState } from 'react'
import { patternRoutes } from '#domain/learning/contract.patterns.ts'
import { measureKeys } from '#domain/measures/contract.ts'
import type { MeasureKey } from '#domain/measures/contract.ts'
import type { ResponseOf } from '#platform/contract/route.ts'
import { useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { useGo } from '../../desk/shell/Go.tsx'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { RadioGroup } from '../../ui/Choice.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { dayOf, useZone } from '../../ui/time.ts'
import { usePeople } from './StudyForm.tsx'

type Seen = ResponseOf<typeof patternRoutes.pattern>

/** Plans an experiment on a pattern: what we change, what we expect to see, when, and the chart that decides. */
export function ExperimentForm(props: {
  readonly seen: Seen
  readonly onClose: () => void
  readonly onStudy: () => void
}) {
  const { seen, onClose, onStudy } = props
  const { pattern } = seen
  const t = useT()
  const go = useGo()
  const zone = useZone()
  const people = usePeople()
  const [name, setName] = useState('')
  const [change, setChange] = useState('')
  const [expect, setExpect] = useState('')
  const [measure, setMeasure] = useState<MeasureKey>(seen.measure)
  const [direction, setDirection] = useState<'up' | 'down'>('down')
  const [ownerId, setOwner] = useState(pattern.ownerId)
  const [startsOn, setStart] = useState(dayOf(Date.now(), zone))
  const add = useCommand(patternRoutes.addExperiment, {
    refreshes: [patternRoutes.pattern, patternRoutes.patterns, patternRoutes.experiments],
    onSuccess: ({ id }) => go(`/lens/experiments/${id}`),
  })
  const isStudied = pattern.cause !== '' && pattern.ownerId !== null
  const isReady =
    isStudied && [name, change, expect, startsOn].every((text) => text.trim() !== '') && ownerId !== null
  return (
    <FormDialog
      title={t('experiments.plan')}
      lead={t('experiments.lead')}
      action={t('experiments.do')}
      onClose={onClose}
      isReady={isReady}
      isBusy={add.isPending}
      error={add.error}
      onSubmit={() => {
        if (ownerId === null) return
        const what = { name, change, expect, measure, direction, ownerId, startsOn }
        add.mutate({ body: { ...what, patternId: pattern.id, filter: seen.filter } })
      }}
    >
      {!isStudied && (
        <Notice
          tone="info"
          title={t('experiments.study_first')}
          action={<Button onPress={onStudy}>{t('patterns.study')}</Button>}
        >
          <p>{t('experiments.study_first.why')}</p>
        </Notice>
      )}
      <TextField label={t('experiments.name')} value={name} onChange={setName} autoFocus />
      <TextArea label={t('experiments.change')} value={change} onChange={setChange} />
      <TextArea label={t('experiments.expect')} value={expect} onChange={setExpect} />
      <Select
        label={t('experiments.measure')}
        options={measureKeys.map((value) => ({ value, label: t(`measure.${value}`) }))}
        value={measure}
        onChange={setMeasure}
      />
      <RadioGroup
        label={t('experiments.direction')}
        options={(['down', 'up'] as const).map((value) => ({
          value,
          label: t(`experiments.direction.${value}`),
        }))}
        value={direction}
        onChange={setDirection}
      />
      <Select
        label={t('patterns.study.owner')}
        options={people}
        value={ownerId}
        onChange={(next) => setOwner(next)}
      />
      <TextField type="date" label={t('experiments.starts')} value={startsOn} onChange={setStart} />
    </FormDialog>
  )
}
