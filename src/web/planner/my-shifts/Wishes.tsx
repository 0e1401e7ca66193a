import { useMemo, useState } from 'react'
import { isoWeekday } from '#core/calendars/moments.ts'
import { agentRoutes } from '#domain/agents/contract.ts'
import { myShiftRoutes } from '#domain/planning/contract.mine.ts'
import type { MyShifts } from '#domain/planning/contract.mine.ts'
import type { WishKind } from '#domain/planning/contract.people.ts'
import { useCall, useCommand } from '../../client.ts'
import { Choice } from '../../desk/shell/Choice.tsx'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { useMyself } from '../../desk/shell/ids.ts'
import { Button } from '../../ui/Button.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Badge } from '../../ui/Words.tsx'
import { toast } from '../../ui/toast.tsx'
import { useSay } from '../roster/say.ts'
import { kindWords, reasonWords, wishWords } from '../roster/words.ts'
import type { Names } from '../roster/words.ts'

type MyWish = MyShifts['wishes'][number]

const KINDS: readonly WishKind[] = ['day_off', 'work_day', 'early', 'late', 'no_early', 'no_late']
const WEIGHTS = ['1', '2', '3'] as const
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Names behind the ids in the reasons: colleagues by name, anything else that is no word left vague. */
function useNames(): Names {
  const { t } = useSay()
  const colleagues = useCall(agentRoutes.colleagues).data?.items
  const me = useMyself()
  return useMemo(() => {
    const known = new Map(
      [...(colleagues ?? []), ...(me ? [{ id: me.agentId, name: me.name }] : [])].map(({ id, name }) => [
        id,
        name,
      ]),
    )
    const vague = (id: string) => (UUID.test(id) ? t('shifts.something') : id)
    return { person: (id) => known.get(id) ?? vague(id), skill: vague, pattern: vague }
  }, [colleagues, me, t])
}

function WishForm({ today, onClose }: { today: string; onClose: () => void }) {
  const say = useSay()
  const { t } = say
  const [kind, setKind] = useState<WishKind>('day_off')
  const [when, setWhen] = useState<'day' | 'weekday'>('day')
  const [day, setDay] = useState('')
  const [weekday, setWeekday] = useState(String(isoWeekday(today)))
  const [weight, setWeight] = useState<(typeof WEIGHTS)[number]>('2')
  const [note, setNote] = useState('')
  const make = useCommand(myShiftRoutes.wish, {
    refreshes: [myShiftRoutes.mine],
    onSuccess: () => {
      toast({ text: t('shifts.wish.saved') })
      onClose()
    },
  })
  const at = when === 'day' ? { day, weekday: null } : { day: null, weekday: Number(weekday) }
  return (
    <FormDialog
      title={t('shifts.wish.title')}
      action={t('shifts.wish.save')}
      onClose={onClose}
      onSubmit={() =>
        make.mutate({ body: { kind, ...at, weight: Number(weight), note: note.trim() || null } })
      }
      isReady={when === 'weekday' || day >= today}
      isBusy={make.isPending}
      error={make.error}
    >
      <Select
        label={t('shifts.wish.kind')}
        options={KINDS.map((value) => ({ value, label: kindWords(value, say) }))}
        value={kind}
        onChange={setKind}
      />
      <Choice
        label={t('shifts.wish.when')}
        options={(['day', 'weekday'] as const).map((id) => ({ id, label: t(`shifts.wish.when.${id}`) }))}
        value={when}
        onChange={setWhen}
      />
      {when === 'day' ? (
        <TextField label={t('shifts.wish.day')} type="date" value={day} onChange={setDay} />
      ) : (
        <Select
          label={t('shifts.wish.weekday')}
          options={WEEKDAYS.map((one) => ({ value: String(one), label: say.weekday(one) }))}
          value={weekday}
          onChange={setWeekday}
        />
      )}
      <Choice
        label={t('shifts.wish.weight')}
        options={WEIGHTS.map((id) => ({ id, label: t(`shifts.wish.weight.${id}`) }))}
        value={weight}
        onChange={setWeight}
      />
      <TextField label={t('shifts.wish.note')} optional value={note} onChange={setNote} maxLength={200} />
    </FormDialog>
  )
}

function Became({ wish }: { wish: MyWish }) {
  const say = useSay()
  const names = useNames()
  if (wish.granted === null) return <Badge>{say.t('shifts.wish.open')}</Badge>
  if (wish.granted) return <Badge tone="good">{say.t('shifts.wish.granted')}</Badge>
  const { reason, facts } = wish
  const answer = { reason, facts, costWaitingMinutes: null, costShortIntervals: null }
  return (
    <>
      <Badge tone="golden">{say.t('shifts.wish.not')}</Badge>
      {reason !== null && <p>{reasonWords(answer, say, names)}</p>}
    </>
  )
}

function Line({ wish }: { wish: MyWish }) {
  const say = useSay()
  const { t } = say
  const words = wishWords(wish, say)
  const withdraw = useCommand(myShiftRoutes.withdrawWish, {
    refreshes: [myShiftRoutes.mine],
    onSuccess: () => toast({ text: t('shifts.wish.withdrawn') }),
  })
  return (
    <li className="shifts-wish">
      <div>
        <strong>{words}</strong>
        {wish.note && <p className="desk-quiet">{wish.note}</p>}
        <Became wish={wish} />
        <ProblemNotice error={withdraw.error} />
      </div>
      <Button
        size="s"
        variant="quiet"
        aria-label={t('shifts.wish.withdraw.label', { wish: words })}
        busy={withdraw.isPending}
        onPress={() => withdraw.mutate({ params: { wishId: wish.id } })}
      >
        {t('shifts.wish.withdraw')}
      </Button>
    </li>
  )
}

/** What I would like, and what became of each wish. */
export function Wishes({ wishes, today }: { readonly wishes: readonly MyWish[]; readonly today: string }) {
  const { t } = useSay()
  const [isMaking, setMaking] = useState(false)
  return (
    <section className="shifts-part" aria-labelledby="shifts-wishes">
      <h2 id="shifts-wishes">{t('shifts.wishes')}</h2>
      <p className="desk-quiet">{t('shifts.wishes.lead')}</p>
      {wishes.length === 0 && <p>{t('shifts.wishes.none')}</p>}
      <ul role="list">
        {wishes.map((wish) => (
          <Line key={wish.id} wish={wish} />
        ))}
      </ul>
      <div>
        <Button onPress={() => setMaking(true)}>{t('shifts.wish.add')}</Button>
      </div>
      {isMaking && <WishForm today={today} onClose={() => setMaking(false)} />}
    </section>
  )
}
