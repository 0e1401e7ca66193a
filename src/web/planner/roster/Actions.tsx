import { useRouter } from '@tanstack/react-router'
import { MoreHorizontal } from 'lucide-react'
import { useState } from 'react'
import { addDays, daysFrom, instantOfMinute } from '#core/calendars/moments.ts'
import { rosterRoutes } from '#domain/planning/contract.rosters.ts'
import type { Roster } from '#domain/planning/contract.rosters.ts'
import { ProblemError, useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Menu } from '../../ui/Menu.tsx'
import type { MenuEntry } from '../../ui/Menu.tsx'
import { Notice, ProblemNotice } from '../../ui/Notice.tsx'
import { Select } from '../../ui/Select.tsx'
import { dayOf, useZone } from '../../ui/time.ts'
import { toast } from '../../ui/toast.tsx'
import { WarningList, warningsIn } from './Warnings.tsx'
import { shortOf } from './place.ts'
import { useSay } from './say.ts'

const refreshes = [rosterRoutes.get, rosterRoutes.rosters]
type Props = { readonly roster: Roster; readonly onClose: () => void }

const isClash = (error: unknown): boolean => error instanceof ProblemError && error.status === 412

/** Says what publishing will do, and does it. */
function Publish({ roster, onClose }: Props) {
  const say = useSay()
  const { t } = say
  const publish = useCommand(rosterRoutes.publish, {
    refreshes,
    onSuccess: () => {
      toast({ text: t('roster.publish.done') })
      onClose()
    },
  })
  const count = roster.cover.reduce((sum, day) => sum + shortOf(day, roster.intervalMinutes).intervals, 0)
  const hard = roster.warnings.filter((one) => one.hard)
  const refused = warningsIn(publish.error)
  return (
    <FormDialog
      title={t('roster.publish.title')}
      action={t('roster.action.publish')}
      onClose={onClose}
      onSubmit={() => publish.mutate({ params: { rosterId: roster.id }, version: roster.version })}
      isReady
      isBusy={publish.isPending}
      error={refused.length > 0 || isClash(publish.error) ? null : publish.error}
    >
      <p>
        {t('roster.publish.lead', {
          people: new Set(roster.shifts.map(({ agent }) => agent.id)).size,
          shifts: roster.shifts.length,
          from: say.day(roster.firstDay),
          to: say.day(addDays(roster.firstDay, roster.days - 1)),
        })}
      </p>
      <p>
        {t('roster.publish.replaces')} {t('roster.publish.later')}
      </p>
      {count > 0 && (
        <Notice tone="warn" announced={false}>
          {t('roster.publish.short', { count })}
        </Notice>
      )}
      {(refused.length > 0 || hard.length > 0) && (
        <Notice tone="problem" title={t('roster.publish.hard')}>
          <WarningList roster={roster} warnings={refused.length > 0 ? refused : hard} />
        </Notice>
      )}
      {isClash(publish.error) && (
        <Notice tone="warn" title={t('roster.clash')}>
          {t('roster.clash.text')}
        </Notice>
      )}
    </FormDialog>
  )
}

const NOW = 'now'

/** Plans again from a moment on: now, or the beginning of a day to come. */
function Replan({ roster, onClose }: Props) {
  const say = useSay()
  const { t } = say
  const zone = useZone()
  const router = useRouter()
  const [from, setFrom] = useState<string>(NOW)
  const today = dayOf(Date.now(), zone)
  const days = daysFrom(roster.firstDay, roster.days).filter((day) => day > today)
  const replan = useCommand(rosterRoutes.replan, {
    refreshes,
    onSuccess: ({ id }) => {
      onClose()
      router.history.push(`/planner/roster/${id}`)
    },
  })
  return (
    <FormDialog
      title={t('roster.replan.title')}
      lead={t('roster.replan.lead')}
      action={t('roster.replan.do')}
      onClose={onClose}
      onSubmit={() =>
        replan.mutate({
          params: { rosterId: roster.id },
          body: from === NOW ? {} : { fromAt: new Date(instantOfMinute(zone, from, 0)).toISOString() },
        })
      }
      isReady
      isBusy={replan.isPending}
      error={replan.error}
    >
      <Select
        label={t('roster.replan.from')}
        options={[
          { value: NOW, label: t('roster.replan.now') },
          ...days.map((day) => ({ value: day, label: t('roster.replan.start', { day: say.day(day) }) })),
        ]}
        value={from}
        onChange={setFrom}
      />
    </FormDialog>
  )
}

/** Throws a draft away. */
function Remove({ roster, onClose }: Props) {
  const { t } = useSay()
  const router = useRouter()
  const remove = useCommand(rosterRoutes.remove, {
    refreshes: [rosterRoutes.rosters],
    onSuccess: () => {
      toast({ text: t('roster.remove.done') })
      onClose()
      router.history.push('/planner/roster')
    },
  })
  return (
    <FormDialog
      title={t('roster.remove.title')}
      lead={t('roster.remove.lead')}
      action={t('roster.remove.do')}
      onClose={onClose}
      onSubmit={() => remove.mutate({ params: { rosterId: roster.id } })}
      isReady
      isBusy={remove.isPending}
      error={remove.error}
    >
      {null}
    </FormDialog>
  )
}

type Open = 'publish' | 'replan' | 'remove'
const DIALOGS = { publish: Publish, replan: Replan, remove: Remove }

/** What can be done with a roster as a whole. */
export function Actions(props: {
  readonly roster: Roster
  readonly canEdit: boolean
  readonly canReplan: boolean
  readonly onGive: () => void
}) {
  const { roster, canEdit, canReplan, onGive } = props
  const { t } = useSay()
  const [open, setOpen] = useState<Open>()
  const solve = useCommand(rosterRoutes.solve, { refreshes })
  const Opened = open && DIALOGS[open]
  const entries: MenuEntry[] = [
    ...(canEdit
      ? [
          {
            id: 'solve',
            label: t('roster.action.solve'),
            detail: t('roster.solve.kept'),
            onAction: () => solve.mutate({ params: { rosterId: roster.id }, body: {} }),
          },
        ]
      : []),
    ...(canReplan
      ? [{ id: 'replan', label: t('roster.action.replan'), onAction: () => setOpen('replan') }]
      : []),
    ...(canEdit
      ? [
          {
            id: 'remove',
            label: t('roster.action.remove'),
            dangerous: true,
            onAction: () => setOpen('remove'),
          },
        ]
      : []),
  ]
  return (
    <div className="roster-actions">
      {canEdit && <Button onPress={onGive}>{t('roster.action.give')}</Button>}
      {entries.length > 0 && (
        <Menu
          label={t('roster.action.more')}
          trigger={
            <IconButton
              label={t('roster.action.more')}
              icon={<MoreHorizontal size={20} aria-hidden="true" />}
            />
          }
          entries={entries}
        />
      )}
      {canEdit && roster.shifts.length > 0 && (
        <Button variant="primary" onPress={() => setOpen('publish')}>
          {t('roster.action.publish')}
        </Button>
      )}
      <ProblemNotice error={solve.error} />
      {Opened && <Opened roster={roster} onClose={() => setOpen(undefined)} />}
    </div>
  )
}
