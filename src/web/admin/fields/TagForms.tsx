import { useState } from 'react'
import { tagRoutes } from '#domain/cases/contract.tags.ts'
import type { Tag } from '#domain/cases/contract.tags.ts'
import { useCall, useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { useT } from '../../messages/Messages.tsx'
import { ComboBox } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'

type Props = { readonly tag: Tag; readonly onClose: () => void }
const refreshes = [tagRoutes.list]

/** Gives a tag another name. */
export function RenameTag({ tag, onClose }: Props) {
  const t = useT()
  const [name, setName] = useState(tag.name)
  const rename = useCommand(tagRoutes.rename, { refreshes, onSuccess: onClose })
  return (
    <FormDialog
      title={t('admin.fields.rename.title', { name: tag.name })}
      lead={t('admin.fields.rename.lead')}
      action={t('admin.fields.save')}
      onClose={onClose}
      onSubmit={() => rename.mutate({ params: { tagId: tag.id }, body: { name: name.trim() } })}
      isReady={name.trim() !== ''}
      isBusy={rename.isPending}
      error={rename.error}
    >
      <TextField label={t('admin.fields.name')} value={name} onChange={setName} maxLength={60} autoFocus />
    </FormDialog>
  )
}

/** Lets a tag go up in another. */
export function MergeTag({ tag, onClose }: Props) {
  const t = useT()
  const [into, setInto] = useState<string | null>(null)
  const { data } = useCall(tagRoutes.list, { query: { limit: 500 } })
  const merge = useCommand(tagRoutes.merge, {
    refreshes,
    onSuccess: ({ cases }) => {
      toast({ text: t('admin.fields.merge.done', { count: cases }) })
      onClose()
    },
  })
  const others = (data?.items ?? []).filter(({ id }) => id !== tag.id)
  return (
    <FormDialog
      title={t('admin.fields.merge.title', { name: tag.name })}
      lead={t('admin.fields.merge.lead')}
      action={t('admin.fields.merge.act')}
      onClose={onClose}
      onSubmit={() => into && merge.mutate({ params: { tagId: tag.id }, body: { intoTagId: into } })}
      isReady={into !== null}
      isBusy={merge.isPending}
      error={merge.error}
    >
      <ComboBox
        label={t('admin.fields.merge.into')}
        options={others.map(({ id, name, uses }) => ({
          value: id,
          label: name,
          detail: t('desk.tags.uses', { count: uses }),
        }))}
        value={into}
        onChange={setInto}
        autoFocus
      />
    </FormDialog>
  )
}
