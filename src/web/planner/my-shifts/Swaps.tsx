import { myShiftRoutes } from '#domain/planning/contract.mine.ts'
import type { Shift, Swap } from '#domain/planning/contract.rosters.ts'
import { useCommand } from '../../client.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice, ProblemNotice } from '../../ui/Notice.tsx'
import { Badge } from '../../ui/Words.tsx'
import { toast } from '../../ui/toast.tsx'
import { WarningList } from '../roster/Warnings.tsx'
import { useSay } from '../roster/say.ts'
import type { Say } from '../roster/say.ts'
import { sortedSwaps } from './mine.ts'

export const shiftWords = ({ day, fromMinute, toMinute }: Shift, say: Say): string =>
  say.t('shifts.swap.shift', { day: say.day(day), times: say.times(fromMinute, toMinute) })

function whatWords(swap: Swap, isMine: boolean, say: Say): string {
  const name = isMine ? swap.askedOf.name : swap.askedBy.name
  const words = { name, shift: shiftWords(swap.shift, say) }
  if (!swap.forShift) return say.t(isMine ? 'shifts.swap.i_take' : 'shifts.swap.take', words)
  const other = shiftWords(swap.forShift, say)
  return say.t(isMine ? 'shifts.swap.i_exchange' : 'shifts.swap.exchange', { ...words, other })
}

/** Names of both people, for warnings about either. */
function peopleOf({ askedBy, askedOf }: Swap) {
  const base = { title: '', department: '', skills: [], languages: [], terms: null, version: 0 }
  return { people: [askedBy, askedOf].map((agent) => ({ ...base, agent })), shifts: [] }
}

function Standing({ swap }: { swap: Swap }) {
  const { t } = useSay()
  if (swap.warnings.length === 0) return null
  const isHard = swap.warnings.some((one) => one.hard)
  return (
    <Notice
      tone={isHard ? 'problem' : 'warn'}
      title={t(isHard ? 'shifts.swap.hard' : 'shifts.swap.soft')}
      announced={false}
    >
      <WarningList roster={peopleOf(swap)} warnings={swap.warnings} />
    </Notice>
  )
}

const refreshes = [myShiftRoutes.mine]

function ToMe({ swap }: { swap: Swap }) {
  const { t } = useSay()
  const answer = useCommand(myShiftRoutes.answerSwap, {
    refreshes,
    onSuccess: ({ state, askedBy }) => {
      const words =
        state === 'agreed' ? t('shifts.swap.agreed') : t('shifts.swap.declined', { name: askedBy.name })
      toast({ text: words })
    },
  })
  const say = (agree: boolean) => answer.mutate({ params: { swapId: swap.id }, body: { agree } })
  const isImpossible = swap.warnings.some((one) => one.hard)
  return (
    <div className="shifts-answers">
      <Standing swap={swap} />
      <div className="shifts-buttons">
        <Button
          variant="primary"
          size="s"
          isDisabled={isImpossible}
          busy={answer.isPending}
          onPress={() => say(true)}
        >
          {t('shifts.swap.agree')}
        </Button>
        <Button size="s" isDisabled={answer.isPending} onPress={() => say(false)}>
          {t('shifts.swap.decline')}
        </Button>
      </div>
      <ProblemNotice error={answer.error} />
    </div>
  )
}

function ByMe({ swap }: { swap: Swap }) {
  const { t } = useSay()
  const withdraw = useCommand(myShiftRoutes.withdrawSwap, {
    refreshes,
    onSuccess: () => toast({ text: t('shifts.swap.withdrawn') }),
  })
  return (
    <div className="shifts-buttons">
      <Badge tone="info">{t('shifts.swap.state.asked')}</Badge>
      <Button
        size="s"
        variant="quiet"
        busy={withdraw.isPending}
        onPress={() => withdraw.mutate({ params: { swapId: swap.id } })}
      >
        {t('shifts.swap.withdraw')}
      </Button>
      <ProblemNotice error={withdraw.error} />
    </div>
  )
}

function One({ swap, isMine }: { swap: Swap; isMine: boolean }) {
  const say = useSay()
  const { note, state } = swap
  return (
    <li className="shifts-swap">
      <p>{whatWords(swap, isMine, say)}</p>
      {note && (
        <p className="desk-quiet">{say.t(isMine ? 'shifts.swap.note.mine' : 'shifts.swap.note', { note })}</p>
      )}
      {state !== 'asked' && <Badge>{say.t(`shifts.swap.state.${state}`)}</Badge>}
      {state === 'asked' && (isMine ? <ByMe swap={swap} /> : <ToMe swap={swap} />)}
    </li>
  )
}

/** Swaps: those asked of me, those I asked for, and those that are settled. */
export function Swaps({ swaps, myId }: { readonly swaps: readonly Swap[]; readonly myId: string }) {
  const { t } = useSay()
  const { toMe, byMe, past } = sortedSwaps(swaps, myId)
  const parts = [
    ['shifts.swaps.to_me', toMe],
    ['shifts.swaps.by_me', byMe],
    ['shifts.swaps.past', past],
  ] as const
  return (
    <section className="shifts-part" aria-labelledby="shifts-swaps">
      <h2 id="shifts-swaps">{t('shifts.swaps')}</h2>
      {swaps.length === 0 && <p>{t('shifts.swaps.none')}</p>}
      {parts.map(([title, items]) =>
        items.length === 0 ? null : (
          <div key={title}>
            <h3>
              {t(title)} {title === 'shifts.swaps.to_me' && <Badge tone="golden">{items.length}</Badge>}
            </h3>
            <ul role="list">
              {items.map((swap) => (
                <One key={swap.id} swap={swap} isMine={swap.askedBy.id === myId} />
              ))}
            </ul>
          </div>
        ),
      )}
    </section>
  )
}
