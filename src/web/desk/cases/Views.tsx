import { Ellipsis, Users } from 'lucide-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import { viewRoutes } from '#domain/cases/contract.views.ts'
import type { CaseView } from '#domain/cases/contract.views.ts'
import type { ResponseOf } from '#platform/contract/route.ts'
import { useCall, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Menu } from '../../ui/Menu.tsx'
import type { MenuEntry } from '../../ui/Menu.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { VisuallyHidden } from '../../ui/Words.tsx'
import { toast } from '../../ui/toast.tsx'
import { Go } from '../shell/Go.tsx'
import { KeepView, RenameView } from './ViewForms.tsx'
import { addressOf, choiceOf, isSameChoice, readCaseFilter } from './filter.ts'
import type { CaseFilter } from './filter.ts'

const MOST = 1_000
const refreshes = [viewRoutes.list, viewRoutes.counts]

/** How many stand in my list: mine and those I cover, without the resting ones, which are listed on their own. */
function listed(counts: ResponseOf<typeof caseRoutes.counts>): number {
  return counts.waitingOnUs + counts.waitingOnClient + counts.waitingOnOther
}

function Tab(props: {
  to: string
  name: string
  isHere: boolean
  count: number | undefined
  by?: string | undefined
}) {
  const { to, name, isHere, count, by } = props
  const t = useT()
  return (
    <Go to={to} {...(isHere && { 'aria-current': 'page' as const })}>
      {by !== undefined && <Users size={14} aria-hidden="true" />}
      {name}
      {by !== undefined && <VisuallyHidden>{t('desk.views.of', { name: by })}</VisuallyHidden>}{' '}
      {count !== undefined && (
        <span className="desk-count">
          {count > MOST ? <span title={t('desk.views.more_than', { count: MOST })}>{MOST}+</span> : count}
        </span>
      )}
    </Go>
  )
}

/** What can be done with a view of one's own, or with a shared one that one looks after. */
function ViewMenu(props: {
  readonly view: CaseView
  readonly filter: CaseFilter
  readonly mayShare: boolean
  readonly onRename: () => void
}) {
  const { view, filter, mayShare, onRename } = props
  const t = useT()
  const navigate = useNavigate()
  const change = useCommand(viewRoutes.change, { refreshes })
  const move = useCommand(viewRoutes.move, { refreshes })
  const remove = useCommand(viewRoutes.remove, { refreshes })
  const params = { viewId: view.id }
  const { name } = view
  const bringBack = (): void => remove.mutate({ params, body: { removed: false } })
  const gone = (): void => {
    toast({ text: t('desk.views.removed', { name }), undo: bringBack })
    void navigate({ to: '/desk/cases', search: choiceOf(filter), replace: true })
  }
  const update = (): void =>
    change.mutate(
      { params, body: { filter: choiceOf(filter) } },
      { onSuccess: () => toast({ text: t('desk.views.updated', { name }) }) },
    )
  const entries: (MenuEntry & { readonly on: boolean })[] = [
    {
      id: 'update',
      label: t('desk.views.update'),
      on: !isSameChoice(readCaseFilter(view.filter), filter),
      onAction: update,
    },
    { id: 'rename', label: t('desk.views.rename'), on: true, onAction: onRename },
    {
      ...{ id: 'before', label: t('desk.views.before'), on: true },
      onAction: () => move.mutate({ params, body: { to: 'before' } }),
    },
    {
      ...{ id: 'after', label: t('desk.views.after'), on: true },
      onAction: () => move.mutate({ params, body: { to: 'after' } }),
    },
    {
      ...{
        id: 'share',
        label: t(view.shared ? 'desk.views.to_unshare' : 'desk.views.to_share'),
        on: mayShare,
      },
      onAction: () => change.mutate({ params, body: { shared: !view.shared } }),
    },
    {
      ...{ id: 'remove', label: t('desk.views.remove'), on: true, dangerous: true },
      onAction: () => remove.mutate({ params, body: { removed: true } }, { onSuccess: gone }),
    },
  ]
  return (
    <>
      <Menu
        label={t('desk.views.menu', { name })}
        trigger={
          <IconButton
            size="s"
            label={t('desk.views.menu', { name })}
            icon={<Ellipsis size={16} aria-hidden="true" />}
          />
        }
        entries={entries.filter(({ on }) => on).map(({ on: _on, ...entry }) => entry)}
      />
      <ProblemNotice error={change.error ?? move.error ?? remove.error} />
    </>
  )
}

/** Mine, all, followed, and what was kept with a name: each with how many there are. */
export function Views({ filter }: { filter: CaseFilter }) {
  const t = useT()
  const counts = useCall(caseRoutes.counts).data
  const kept = useCall(viewRoutes.list, {}, { staleTime: 30_000 }).data
  // A count a view costs something: now and then is often enough.
  const counted = useCall(viewRoutes.counts, {}, { refetchInterval: 30_000, staleTime: 20_000 }).data
  const [doing, setDoing] = useState<'keep' | 'rename'>()
  const items = kept?.items ?? []
  const open =
    items.find(({ id }) => id === filter.view) ??
    items.find((one) => isSameChoice(readCaseFilter(one.filter), filter))
  const usual = [
    { id: 'mine' as const, count: counts && listed(counts) },
    { id: 'all' as const, count: counts?.allOpen },
    { id: 'following' as const, count: undefined },
  ]
  const isPlain = isSameChoice(filter, { whose: filter.whose ?? 'mine' })
  return (
    <div className="desk-views-line">
      <nav aria-label={t('desk.cases.whose')} className="desk-views">
        {usual.map(({ id, count }) => (
          <Tab
            key={id}
            to={`/desk/cases?whose=${id}`}
            name={t(`desk.cases.${id}`)}
            isHere={!open && (filter.whose ?? 'mine') === id}
            count={count}
          />
        ))}
        {items.map((view) => (
          <Tab
            key={view.id}
            to={addressOf({ ...readCaseFilter(view.filter), view: view.id })}
            name={view.name}
            isHere={view.id === open?.id}
            count={counted?.items.find(({ id }) => id === view.id)?.count}
            by={view.shared ? view.owner.name : undefined}
          />
        ))}
      </nav>
      {open?.mayChange && (
        <ViewMenu
          view={open}
          filter={filter}
          mayShare={kept?.mayShare ?? false}
          onRename={() => setDoing('rename')}
        />
      )}
      {!isPlain && !(open && isSameChoice(readCaseFilter(open.filter), filter)) && (
        <Button size="s" onPress={() => setDoing('keep')}>
          {t('desk.views.keep')}
        </Button>
      )}
      {doing === 'keep' && (
        <KeepView filter={filter} mayShare={kept?.mayShare ?? false} onClose={() => setDoing(undefined)} />
      )}
      {doing === 'rename' && open && <RenameView view={open} onClose={() => setDoing(undefined)} />}
    </div>
  )
}
