import { useState } from 'react'
import { agentRoutes } from '#domain/agents/contract.ts'
import { patternRoutes } from '#domain/learning/contract.patterns.ts'
import type { Pattern } from '#domain/learning/contract.patterns.ts'
import { useCall, useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { useT } from '../../messages/Messages.tsx'
import { RadioGroup } from '../../ui/Choice.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'

const NOBODY = 'nobody'
type State = 'studied' | 'solved' | 'set_aside'

/** Colleagues who may own something, by name. */
export function usePeople(): { value: string; label: string }[] {
  const people = useCall(agentRoutes.colleagues, { query: {} }, { staleTime: 60_000 }).data?.items ?? []
  return people
    .map(({ id, name, title }) => ({ value: id, label: name, detail: title }))
    .toSorted((a, b) => a.label.localeCompare(b.label))
}

/** What in the system brings a pattern about, why, and who owns it. */
export function StudyForm({ pattern, onClose }: { readonly pattern: Pattern; readonly onClose: () => void }) {
  const t = useT()
  const people = usePeople()
  const [condition, setCondition] = useState(pattern.condition)
  const [cause, setCause] = useState(pattern.cause)
  const [ownerId, setOwner] = useState(pattern.ownerId)
  const [note, setNote] = useState(pattern.note)
  const [state, setState] = useState<State>(
    pattern.state === 'solved' || pattern.state === 'set_aside' ? pattern.state : 'studied',
  )
  const study = useCommand(patternRoutes.study, {
    refreshes: [patternRoutes.pattern, patternRoutes.patterns],
    onSuccess: () => {
      toast({ text: t('patterns.study.done') })
      onClose()
    },
  })
  const body = { condition, cause, causeId: pattern.causeId, ownerId, note }
  return (
    <FormDialog
      title={t('patterns.study')}
      lead={t('patterns.study.lead')}
      action={t('patterns.study.do')}
      onClose={onClose}
      isReady={condition.trim() !== '' && cause.trim() !== ''}
      isBusy={study.isPending}
      error={study.error}
      onSubmit={() =>
        study.mutate({
          params: { patternId: pattern.id },
          body: pattern.state === 'experiment' && state === 'studied' ? body : { ...body, state },
          version: pattern.version,
        })
      }
    >
      <TextArea
        label={t('patterns.study.condition')}
        help={t('patterns.study.condition.help')}
        value={condition}
        onChange={setCondition}
        autoFocus
      />
      <TextField
        label={t('patterns.study.cause')}
        help={t('patterns.study.cause.help')}
        value={cause}
        onChange={setCause}
      />
      <Select
        label={t('patterns.study.owner')}
        options={[{ value: NOBODY, label: t('patterns.study.nobody') }, ...people]}
        value={ownerId ?? NOBODY}
        onChange={(next) => setOwner(next === NOBODY ? null : next)}
      />
      <TextArea label={t('patterns.study.note')} optional value={note} onChange={setNote} />
      <RadioGroup
        label={t('patterns.study.state')}
        options={(['studied', 'solved', 'set_aside'] as const).map((value) => ({
          value,
          label: t(`patterns.study.state.${value}`),
        }))}
        value={state}
        onChange={setState}
      />
    </FormDialog>
  )
}
