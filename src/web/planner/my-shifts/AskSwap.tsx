import { useState } from 'react'
import { myShiftRoutes } from '#domain/planning/contract.mine.ts'
import type { Shift } from '#domain/planning/contract.rosters.ts'
import type { InputOf } from '#platform/contract/route.ts'
import { useCall, useCommand } from '../../client.ts'
import { Choice } from '../../desk/shell/Choice.tsx'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { Skeleton } from '../../ui/Layout.tsx'
import { Notice, ProblemNotice } from '../../ui/Notice.tsx'
import { ComboBox } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { useSay } from '../roster/say.ts'
import { shiftWords } from './Swaps.tsx'

type How = 'exchange' | 'take'
type Body = NonNullable<InputOf<typeof myShiftRoutes.askSwap>['body']>

function NoneLeft({ how }: { how: How }) {
  const { t } = useSay()
  return (
    <Notice tone="info" title={t(`shifts.ask.none.${how}`)}>
      <p>{t('shifts.ask.none.instead')}</p>
    </Notice>
  )
}

/** Two shifts at the same time: to swap them would change nothing. */
const isAlike = (one: Shift, other: Shift): boolean =>
  one.startsAt === other.startsAt && one.endsAt === other.endsAt

/** Asks a colleague to take a shift over, or to swap it for one of theirs. Only swaps that hold are offered. */
export function AskSwap({ shift, onClose }: { readonly shift: Shift; readonly onClose: () => void }) {
  const say = useSay()
  const { t } = say
  const [how, setHow] = useState<How>('exchange')
  const [chosen, setChosen] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const { data, error } = useCall(
    myShiftRoutes.colleaguesShifts,
    { params: { shiftId: shift.id } },
    { staleTime: 0 },
  )
  const ask = useCommand(myShiftRoutes.askSwap, {
    refreshes: [myShiftRoutes.mine],
    onSuccess: ({ askedOf }) => {
      toast({ text: t('shifts.ask.sent', { name: askedOf.name }) })
      onClose()
    },
  })
  const shifts = (data?.shifts ?? []).filter((other) => !isAlike(other, shift))
  const options =
    how === 'take'
      ? (data?.takers ?? []).map(({ id, name }) => ({ value: id, label: name }))
      : shifts.map((one) => ({
          value: one.id,
          label: t('shifts.ask.option', { name: one.agent.name, shift: shiftWords(one, say) }),
        }))
  const body = (): Body | undefined => {
    const said = { shiftId: shift.id, note: note.trim() || null }
    if (chosen === null) return undefined
    if (how === 'take') return { ...said, askedOf: chosen, forShiftId: null }
    const other = shifts.find(({ id }) => id === chosen)
    return other && { ...said, askedOf: other.agent.id, forShiftId: other.id }
  }
  const asked = body()
  return (
    <FormDialog
      title={t('shifts.ask.title', { shift: shiftWords(shift, say) })}
      lead={t('shifts.ask.lead')}
      action={t('shifts.ask.send')}
      onClose={onClose}
      onSubmit={() => {
        if (asked) ask.mutate({ body: asked })
      }}
      isReady={asked !== undefined}
      isBusy={ask.isPending}
      error={ask.error}
    >
      <Choice
        label={t('shifts.ask.how')}
        options={(['exchange', 'take'] as const).map((id) => ({ id, label: t(`shifts.ask.how.${id}`) }))}
        value={how}
        onChange={(next) => {
          setHow(next)
          setChosen(null)
        }}
      />
      {!data && !error && <Skeleton lines={2} />}
      <ProblemNotice error={error} />
      {data && options.length === 0 && <NoneLeft how={how} />}
      {options.length > 0 && (
        <ComboBox
          key={how}
          label={t(how === 'take' ? 'shifts.ask.whom' : 'shifts.ask.which')}
          options={options}
          value={chosen}
          onChange={setChosen}
        />
      )}
      <TextField label={t('shifts.ask.note')} optional value={note} onChange={setNote} maxLength={200} />
    </FormDialog>
  )
}
