import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { constraintRoutes } from '#domain/planning/contract.constraints.ts'
import type { Constraint } from '#domain/planning/contract.constraints.ts'
import { call, queryClient } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { toast } from '../../ui/toast.tsx'
import { Fields } from './Fields.tsx'
import { bodyOf, draftOf } from './draft.ts'
import type { Body } from './draft.ts'
import { isStale, recordBehind } from './saving.ts'
import type { Stretch } from './stretches.ts'

/** What is being written: a new one, the one behind another, or a change of one. */
export type Opened =
  | { readonly kind: 'record'; readonly times: readonly Stretch[] }
  | { readonly kind: 'behind'; readonly front: Constraint }
  | { readonly kind: 'change'; readonly one: Constraint }

const TITLES = {
  record: 'constraints.form.record',
  behind: 'constraints.form.behind',
  change: 'constraints.form.change',
} as const

/** Somebody was quicker: what is on record now, and which one is to hold. */
function Clash(props: {
  readonly latest: Constraint
  readonly onTheirs: () => void
  readonly onMine: () => void
}) {
  const { latest, onTheirs, onMine } = props
  const t = useT()
  return (
    <Notice
      tone="warn"
      title={t('constraints.clash')}
      action={
        <div className="desk-row-actions">
          <Button size="s" onPress={onTheirs}>
            {t('constraints.clash.theirs')}
          </Button>
          <Button size="s" onPress={onMine}>
            {t('constraints.clash.mine')}
          </Button>
        </div>
      }
    >
      <p>{t('constraints.clash.text', { what: latest.what, whose: latest.whose })}</p>
    </Notice>
  )
}

type Saving = { readonly body: Body; readonly base: Constraint | undefined }

function useSave(opened: Opened, onClose: () => void) {
  const t = useT()
  const refresh = () => queryClient.invalidateQueries({ queryKey: [constraintRoutes.list.id] })
  return useMutation<string, Error, Saving>({
    mutationFn: async ({ body, base }) => {
      if (opened.kind === 'behind') {
        const { linked } = await recordBehind(opened.front, body)
        return linked
          ? t('constraints.recorded')
          : t('constraints.linked.failed', { what: opened.front.what })
      }
      if (!base) {
        await call(constraintRoutes.record, { body })
        return t('constraints.recorded')
      }
      await call(
        constraintRoutes.change,
        { params: { constraintId: base.id }, body },
        { version: base.version },
      )
      return t('constraints.changed')
    },
    onSuccess: (text) => {
      toast({ text })
      onClose()
    },
    onSettled: refresh,
  })
}

/** The form of a constraint; the same for a new one, for the one behind another, and for a change. */
export function ConstraintForm(props: {
  readonly opened: Opened
  readonly items: readonly Constraint[]
  readonly onClose: () => void
}) {
  const { opened, items, onClose } = props
  const t = useT()
  const [base, setBase] = useState(opened.kind === 'change' ? opened.one : undefined)
  const [draft, setDraft] = useState(() => draftOf(base, opened.kind === 'record' ? opened.times : []))
  const save = useSave(opened, onClose)
  const body = bodyOf(draft, base)
  const latest = items.find(({ id, version }) => id === base?.id && version !== base.version)
  const clash = isStale(save.error) ? latest : undefined
  const send = (onTopOf: Constraint | undefined): void => {
    setBase(onTopOf)
    if (body) save.mutate({ body, base: onTopOf })
  }
  const takeTheirs = (): void => {
    setBase(clash)
    setDraft(draftOf(clash))
    save.reset()
  }
  return (
    <FormDialog
      title={t(TITLES[opened.kind])}
      lead={
        opened.kind === 'behind' ? t('constraints.form.behind.lead', { what: opened.front.what }) : undefined
      }
      action={t(base ? 'constraints.form.save_change' : 'constraints.form.save')}
      onClose={onClose}
      onSubmit={() => send(base)}
      isReady={body !== undefined && !clash}
      isBusy={save.isPending}
      error={clash ? null : save.error}
    >
      <Fields
        draft={draft}
        onChange={setDraft}
        items={items}
        self={opened.kind === 'behind' ? opened.front : base}
      />
      {clash && <Clash latest={clash} onTheirs={takeTheirs} onMine={() => send(clash)} />}
    </FormDialog>
  )
}
