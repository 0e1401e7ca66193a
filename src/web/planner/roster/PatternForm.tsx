import { useState } from 'react'
import { peopleRoutes } from '#domain/planning/contract.people.ts'
import type { ShiftPattern } from '#domain/planning/contract.people.ts'
import type { InputOf } from '#platform/contract/route.ts'
import { useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { Checkbox } from '../../ui/Choice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { useSay } from './say.ts'
import { clockText, minutesIn, numberIn } from './times.ts'

/** A kind of shift as it is being written. */
type Draft = {
  readonly name: string
  readonly hours: string
  readonly rest: string
  readonly restFrom: string
  readonly restTo: string
  readonly paid: boolean
  readonly starts: string
  readonly weekdays: readonly number[]
  readonly share: string
  readonly active: boolean
}

const USUAL: Draft = {
  ...{ name: '', hours: '8', rest: '30', restFrom: '180', restTo: '300', paid: false },
  ...{ starts: '08:00, 08:30, 09:00', weekdays: [1, 2, 3, 4, 5], share: '', active: true },
}
const DAYS = [1, 2, 3, 4, 5, 6, 7] as const

function draftOf(pattern: ShiftPattern | null): Draft {
  if (!pattern) return USUAL
  const { name, minutes, breakMinutes, breakFrom, breakTo, breakPaid, starts, mostShare } = pattern
  return {
    ...{ name, hours: String(minutes / 60), rest: String(breakMinutes), restFrom: String(breakFrom) },
    ...{ restTo: String(breakTo), paid: breakPaid, starts: starts.map(clockText).join(', ') },
    ...{ weekdays: pattern.weekdays, active: pattern.active },
    share: mostShare === null ? '' : String(Math.round(mostShare * 1000) / 10),
  }
}

type Fault = 'bad_hours' | 'bad_break' | 'bad_starts' | 'unfinished'

type Body = NonNullable<InputOf<typeof peopleRoutes.addPattern>['body']>

/** What the form holds as the service takes it, or what is wrong with it. */
function bodyOf(draft: Draft): Body | Fault {
  const hours = numberIn(draft.hours)
  if (hours === undefined || hours < 1 || hours > 15) return 'bad_hours'
  const minutes = Math.round(hours * 60)
  const [rest, restFrom, restTo] = [draft.rest, draft.restFrom, draft.restTo].map(numberIn)
  if (rest === undefined || restFrom === undefined || restTo === undefined) return 'bad_break'
  if (rest > 0 && (restFrom > restTo || restTo + rest > minutes)) return 'bad_break'
  const starts = minutesIn(draft.starts)
  if (!starts || starts.length === 0) return 'bad_starts'
  const share = draft.share.trim() === '' ? null : numberIn(draft.share)
  const isUnfinished = share === undefined || draft.name.trim() === '' || draft.weekdays.length === 0
  if (isUnfinished) return 'unfinished'
  return {
    ...{ name: draft.name.trim(), minutes, starts, weekdays: [...draft.weekdays] },
    ...{ breakMinutes: rest, breakPaid: draft.paid, breakFrom: rest > 0 ? restFrom : 0 },
    ...{ breakTo: rest > 0 ? restTo : 0, active: draft.active },
    mostShare: share === null ? null : Math.min(1, Math.max(0.01, share / 100)),
  }
}

function useSave(pattern: ShiftPattern | null, onClose: () => void) {
  const { t } = useSay()
  const onSuccess = (): void => {
    toast({ text: t('roster.pattern.saved') })
    onClose()
  }
  const options = { refreshes: [peopleRoutes.patterns], onSuccess }
  const add = useCommand(peopleRoutes.addPattern, options)
  const set = useCommand(peopleRoutes.setPattern, options)
  const used = pattern ? set : add
  return {
    isBusy: used.isPending,
    error: used.error,
    save: (body: Body) =>
      pattern
        ? set.mutate({ params: { patternId: pattern.id }, body, version: pattern.version })
        : add.mutate({ body }),
  }
}

type Part = {
  readonly draft: Draft
  readonly set: (change: Partial<Draft>) => void
  readonly fault: Fault | undefined
}

function Lengths({ draft, set, fault }: Part) {
  const { t } = useSay()
  return (
    <div className="roster-fields">
      <TextField
        label={t('roster.pattern.hours')}
        help={t('roster.pattern.hours.help')}
        inputMode="decimal"
        value={draft.hours}
        onChange={(hours) => set({ hours })}
        error={fault === 'bad_hours' && t('roster.pattern.bad_hours')}
      />
      <TextField
        label={t('roster.pattern.break')}
        inputMode="numeric"
        value={draft.rest}
        onChange={(rest) => set({ rest })}
        error={fault === 'bad_break' && t('roster.pattern.bad_break')}
      />
      <TextField
        label={t('roster.pattern.break_from')}
        inputMode="numeric"
        value={draft.restFrom}
        onChange={(restFrom) => set({ restFrom })}
      />
      <TextField
        label={t('roster.pattern.break_to')}
        inputMode="numeric"
        value={draft.restTo}
        onChange={(restTo) => set({ restTo })}
      />
    </div>
  )
}

function Days({ draft, set }: Part) {
  const say = useSay()
  const { weekdays } = draft
  return (
    <fieldset className="roster-fieldset">
      <legend>{say.t('roster.pattern.days')}</legend>
      <div className="roster-checks">
        {DAYS.map((day) => (
          <Checkbox
            key={day}
            isSelected={weekdays.includes(day)}
            onChange={(on) =>
              set({ weekdays: on ? [...weekdays, day] : weekdays.filter((one) => one !== day) })
            }
          >
            {say.weekday(day)}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  )
}

/** A kind of shift: how long, when it may begin, where its break may lie, and on which days. */
export function PatternForm(props: { readonly pattern: ShiftPattern | null; readonly onClose: () => void }) {
  const { pattern, onClose } = props
  const { t } = useSay()
  const [draft, setDraft] = useState(() => draftOf(pattern))
  const { save, isBusy, error } = useSave(pattern, onClose)
  const body = bodyOf(draft)
  const fault = typeof body === 'string' ? body : undefined
  const part = { draft, fault, set: (change: Partial<Draft>) => setDraft({ ...draft, ...change }) }
  return (
    <FormDialog
      title={pattern ? t('roster.pattern.title', { name: pattern.name }) : t('roster.pattern.new')}
      lead={pattern ? t('roster.pattern.lead') : undefined}
      action={t('roster.terms.save')}
      onClose={onClose}
      onSubmit={() => {
        if (typeof body !== 'string') save(body)
      }}
      isReady={fault === undefined}
      isBusy={isBusy}
      error={error}
    >
      <TextField
        label={t('roster.pattern.name')}
        value={draft.name}
        onChange={(name) => part.set({ name })}
        maxLength={60}
        autoFocus
      />
      <Lengths {...part} />
      <Checkbox isSelected={draft.paid} onChange={(paid) => part.set({ paid })}>
        {t('roster.form.break.paid')}
      </Checkbox>
      <TextField
        label={t('roster.pattern.starts')}
        help={t('roster.pattern.starts.help')}
        value={draft.starts}
        onChange={(starts) => part.set({ starts })}
        error={fault === 'bad_starts' && t('roster.pattern.bad_starts')}
      />
      <Days {...part} />
      <TextField
        label={t('roster.pattern.share')}
        optional
        inputMode="decimal"
        value={draft.share}
        onChange={(share) => part.set({ share })}
      />
      <Checkbox isSelected={draft.active} onChange={(active) => part.set({ active })}>
        {t('roster.pattern.active')}
      </Checkbox>
    </FormDialog>
  )
}
