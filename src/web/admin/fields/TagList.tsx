import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { tagRoutes } from '#domain/cases/contract.tags.ts'
import type { Tag } from '#domain/cases/contract.tags.ts'
import { useCall, useCommand } from '../../client.ts'
import { useSteady } from '../../desk/shell/steady.ts'
import { useWhen } from '../../desk/shell/when.ts'
import { useT } from '../../messages/Messages.tsx'
import { IconButton } from '../../ui/Button.tsx'
import { Switch } from '../../ui/Choice.tsx'
import { EmptyState, Skeleton } from '../../ui/Layout.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Badge, VisuallyHidden } from '../../ui/Words.tsx'
import { toast } from '../../ui/toast.tsx'
import { MergeTag, RenameTag } from './TagForms.tsx'

type Doing = { readonly what: 'rename' | 'merge'; readonly tag: Tag }

function useWithdraw() {
  const t = useT()
  const withdraw = useCommand(tagRoutes.withdraw, { refreshes: [tagRoutes.list] })
  const set = ({ id, name }: Tag, withdrawn: boolean): void =>
    withdraw.mutate(
      { params: { tagId: id }, body: { withdrawn } },
      {
        onSuccess: () => {
          if (!withdrawn) return
          const undo = (): void => withdraw.mutate({ params: { tagId: id }, body: { withdrawn: false } })
          toast({ text: t('admin.fields.withdraw.done', { name }), undo })
        },
      },
    )
  return { set, error: withdraw.error }
}

function TagMenu({
  tag,
  onDo,
  onWithdraw,
}: {
  tag: Tag
  onDo: (doing: Doing) => void
  onWithdraw: (out: boolean) => void
}) {
  const t = useT()
  const { name } = tag
  const isOut = tag.withdrawnAt !== null
  const entries = isOut
    ? [{ id: 'restore', label: t('admin.fields.restore'), onAction: () => onWithdraw(false) }]
    : [
        { id: 'rename', label: t('admin.fields.rename'), onAction: () => onDo({ what: 'rename', tag }) },
        { id: 'merge', label: t('admin.fields.merge'), onAction: () => onDo({ what: 'merge', tag }) },
        { id: 'withdraw', label: t('admin.fields.withdraw'), onAction: () => onWithdraw(true) },
      ]
  const label = t('admin.fields.do', { name })
  return (
    <Menu
      label={label}
      trigger={<IconButton size="s" label={label} icon={<Ellipsis size={18} aria-hidden="true" />} />}
      entries={entries}
    />
  )
}

function Row({ tag, children }: { tag: Tag; children: React.ReactNode }) {
  const t = useT()
  const when = useWhen()
  const made = when.day(tag.madeAt)
  return (
    <tr>
      <th scope="row">
        {tag.name}{' '}
        {tag.withdrawnAt && (
          <Badge>
            {tag.mergedInto
              ? t('admin.fields.merged', { name: tag.mergedInto.name })
              : t('admin.fields.withdrawn')}
          </Badge>
        )}
      </th>
      <td className="admin-fields-number">{tag.uses}</td>
      <td className="admin-fields-made">
        {tag.madeBy ? t('admin.fields.made.by', { when: made, name: tag.madeBy }) : made}
      </td>
      <td>{children}</td>
    </tr>
  )
}

/** Every tag with how often it is used; renamed, merged and withdrawn here. */
export function TagList() {
  const t = useT()
  const [typed, setTyped] = useState('')
  const [all, setAll] = useState(false)
  const [doing, setDoing] = useState<Doing>()
  const q = useSteady(typed.trim(), 200)
  const query = { q, limit: 500, ...(all && { all: 'true' as const }) }
  const { data, error, refetch } = useCall(tagRoutes.list, { query }, { keep: true })
  const withdraw = useWithdraw()
  return (
    <section className="admin-fields-part">
      <h2>{t('admin.fields.tags')}</h2>
      <p className="admin-says">{t('admin.fields.tags.says')}</p>
      <div className="admin-fields-filter">
        <TextField type="search" label={t('admin.fields.tags.search')} value={typed} onChange={setTyped} />
        <Switch isSelected={all} onChange={setAll}>
          {t('admin.fields.tags.all')}
        </Switch>
      </div>
      <ProblemNotice error={error} onRetry={() => void refetch()} />
      <ProblemNotice error={withdraw.error} />
      {!data && !error && <Skeleton lines={4} />}
      {data?.items.length === 0 && (
        <EmptyState title={t('admin.fields.tags.none')}>
          <p>{t('admin.fields.tags.none.why')}</p>
        </EmptyState>
      )}
      {data && data.items.length > 0 && (
        <table className="admin-fields-table">
          <thead>
            <tr>
              <th scope="col">{t('admin.fields.tag')}</th>
              <th scope="col" className="admin-fields-number">
                {t('admin.fields.uses')}
              </th>
              <th scope="col" className="admin-fields-made">
                {t('admin.fields.made')}
              </th>
              <th scope="col">
                <VisuallyHidden>{t('admin.fields.edit')}</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((tag) => (
              <Row key={tag.id} tag={tag}>
                <TagMenu tag={tag} onDo={setDoing} onWithdraw={(out) => withdraw.set(tag, out)} />
              </Row>
            ))}
          </tbody>
        </table>
      )}
      {doing?.what === 'rename' && <RenameTag tag={doing.tag} onClose={() => setDoing(undefined)} />}
      {doing?.what === 'merge' && <MergeTag tag={doing.tag} onClose={() => setDoing(undefined)} />}
    </section>
  )
}
