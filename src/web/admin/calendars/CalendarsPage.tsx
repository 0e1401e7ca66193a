import { Plus } from 'lucide-react'
import { calendarRoutes } from '#domain/organisation/contract.calendars.ts'
import type { Calendar } from '#domain/organisation/contract.calendars.ts'
import { useCall, useCommand } from '../../client.ts'
import { Go } from '../../desk/shell/Go.tsx'
import { useT } from '../../messages/Messages.tsx'
import { buttonClass } from '../../ui/look.ts'
import { dayOf } from '../../ui/time.ts'
import { Badge } from '../../ui/Words.tsx'
import { ActiveSwitch } from '../ActiveSwitch.tsx'
import { Listing } from '../Listing.tsx'
import { useWeekWords } from './week-words.ts'

/** How long before the last known closed day somebody is reminded. */
const SOON_MS = 60 * 86_400_000

/** Whether nobody has said yet on which days it is closed, two months from now. */
const runsOut = ({ exceptions, zone, active }: Calendar) =>
  active && !exceptions.some(({ date }) => date >= dayOf(Date.now() + SOON_MS, zone))

function CalendarRow({ calendar }: { readonly calendar: Calendar }) {
  const t = useT()
  const weekWords = useWeekWords()
  const active = useCommand(calendarRoutes.setActive, { refreshes: [calendarRoutes.list] })
  const { id, name, zone, weekly, departments, services } = calendar
  const users = [...departments, ...services].map((one) => one.name)
  return (
    <div className="admin-row">
      <div className="admin-row-words">
        <span className="admin-row-name">
          <Go to={`/admin/calendars/${id}`}>{name}</Go>
          {runsOut(calendar) && <Badge tone="golden">{t('admin.calendars.runs_out')}</Badge>}
        </span>
        <span className="admin-row-soft">
          {weekWords(weekly).join(' · ')} · {zone.replace(/_/g, ' ')}
        </span>
        <span className="admin-row-soft">
          {users.length > 0
            ? t('admin.calendars.used_by', { count: users.length, names: users.slice(0, 5).join(', ') })
            : t('admin.calendars.unused')}
        </span>
      </div>
      <div className="admin-row-actions">
        <ActiveSwitch
          name={name}
          isActive={calendar.active}
          means={t('admin.calendars.withdraw.means')}
          isBusy={active.isPending}
          error={active.error}
          onReset={active.reset}
          onSet={(next, close) =>
            active.mutate({ params: { calendarId: id }, body: { active: next } }, { onSuccess: close })
          }
        />
      </div>
    </div>
  )
}

/** Opening hours: who goes by which. */
export function CalendarsPage() {
  const t = useT()
  const { data, error, refetch } = useCall(calendarRoutes.list)
  return (
    <Listing
      title={t('admin.nav.calendars')}
      says={t('admin.calendars.says')}
      add={
        <Go to="/admin/calendars/new" className={buttonClass({ variant: 'primary' })}>
          <Plus size={18} aria-hidden="true" />
          {t('admin.calendars.add')}
        </Go>
      }
      items={data?.items}
      error={error}
      onRetry={() => void refetch()}
      wordsOf={({ name, zone, departments, services }) =>
        [name, zone, ...[...departments, ...services].map((one) => one.name)].join(' ')
      }
      keyOf={({ id }) => id}
      isActive={({ active }) => active}
      renderRow={(calendar) => <CalendarRow calendar={calendar} />}
      empty={{ title: t('admin.calendars.none'), text: t('admin.calendars.none.text') }}
      withdrawnTitle={t('admin.withdrawn')}
    />
  )
}
