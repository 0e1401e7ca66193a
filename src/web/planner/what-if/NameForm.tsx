import { useState } from 'react'
import { whatIfRoutes } from '#domain/planning/contract.what-if.ts'
import type { Scenario } from '#domain/planning/contract.what-if.ts'
import { useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { useGo } from '../../desk/shell/Go.tsx'
import { useT } from '../../messages/Messages.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'

type Words = { readonly name: string; readonly note: string }

function WordFields({
  words,
  onChange,
}: {
  readonly words: Words
  readonly onChange: (words: Words) => void
}) {
  const t = useT()
  return (
    <>
      <TextField
        label={t('what_if.name')}
        help={t('what_if.name.help')}
        maxLength={80}
        value={words.name}
        onChange={(name) => onChange({ ...words, name })}
        autoFocus
      />
      <TextArea
        label={t('what_if.note')}
        optional
        maxLength={2000}
        value={words.note}
        onChange={(note) => onChange({ ...words, note })}
      />
    </>
  )
}

/** A new what-if from what is measured here and assumed. */
export function NewForm({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const go = useGo()
  const [words, setWords] = useState<Words>({ name: '', note: '' })
  const save = useCommand(whatIfRoutes.save, {
    refreshes: [whatIfRoutes.list],
    onSuccess: ({ id }) => go(`/planner/what-if/${id}`),
  })
  return (
    <FormDialog
      title={t('what_if.new.title')}
      lead={t('what_if.new.lead')}
      action={t('what_if.new.make')}
      onClose={onClose}
      onSubmit={() => save.mutate({ body: { name: words.name.trim(), note: words.note.trim(), inputs: {} } })}
      isReady={words.name.trim() !== ''}
      isBusy={save.isPending}
      error={save.error}
    >
      <WordFields words={words} onChange={setWords} />
    </FormDialog>
  )
}

/** Another name or note for one that is there. */
export function RenameForm({ one, onClose }: { readonly one: Scenario; readonly onClose: () => void }) {
  const t = useT()
  const [words, setWords] = useState<Words>({ name: one.name, note: one.note })
  const change = useCommand(whatIfRoutes.change, {
    refreshes: [whatIfRoutes.list, whatIfRoutes.get],
    onSuccess: onClose,
  })
  const { id, inputs, levers, replications, seed, version } = one
  const body = { name: words.name.trim(), note: words.note.trim(), inputs, levers, replications, seed }
  return (
    <FormDialog
      title={t('what_if.rename')}
      action={t('what_if.save')}
      onClose={onClose}
      onSubmit={() => change.mutate({ params: { scenarioId: id }, body, version })}
      isReady={body.name !== ''}
      isBusy={change.isPending}
      error={change.error}
    >
      <WordFields words={words} onChange={setWords} />
    </FormDialog>
  )
}
