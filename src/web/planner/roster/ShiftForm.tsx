import { useMemo, useState } from 'react'
import { daysFrom } from '#core/calendars/moments.ts'
import { peopleRoutes } from '#domain/planning/contract.people.ts'
import type { ShiftPattern } from '#domain/planning/contract.people.ts'
import type { Roster, Shift } from '#domain/planning/contract.rosters.ts'
import { useCall } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Choice.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ComboBox, Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useZone } from '../../ui/time.ts'
import type { FormFor } from './Grid.tsx'
import { TroubleNotice } from './Warnings.tsx'
import { againstPlace, groundFor } from './against.ts'
import { placeOf } from './place.ts'
import type { Place } from './place.ts'
import { useSay } from './say.ts'
import type { Say } from './say.ts'
import { clockText, minuteIn } from './times.ts'
import type { Edits } from './useEdits.ts'
import { namesOf, warningWords } from './words.ts'

const OWN = 'own'
const BREAKS = [0, 15, 30, 45, 60, 90] as const
const USUAL: Omit<Place, 'agentId' | 'day'> = {
  ...{ fromMinute: 540, minutes: 480, breakAfter: 240, breakMinutes: 30, breakPaid: false, patternId: null },
}

/** The place at which a form begins: the shift’s own, or the first kind of shift on a free day. */
function firstPlace(what: FormFor, zone: string, pattern: ShiftPattern | undefined): Place {
  if ('shift' in what) return placeOf(what.shift, zone)
  const base = { agentId: what.agentId ?? '', day: what.day }
  return pattern ? placedBy(pattern, { ...USUAL, ...base }) : { ...USUAL, ...base }
}

/** The same person and day on a kind of shift: its length and break, and its first beginning unless it has this one. */
function placedBy(pattern: ShiftPattern, place: Place): Place {
  const { id, minutes, breakMinutes, breakPaid, breakFrom, breakTo, starts } = pattern
  const middle = Math.round((breakFrom + breakTo) / 2 / 15) * 15
  const breakAfter = breakMinutes > 0 ? Math.min(breakTo, Math.max(breakFrom, middle)) : null
  const fromMinute = starts.includes(place.fromMinute) ? place.fromMinute : (starts[0] ?? place.fromMinute)
  return { ...place, fromMinute, minutes, breakAfter, breakMinutes, breakPaid, patternId: id }
}

/** What is wrong with the times; undefined when they can be sent. */
function wrongWith({ minutes, breakAfter, breakMinutes }: Place, say: Say): string | undefined {
  if (minutes < 30 || minutes > 960) return say.t('roster.form.too_short')
  const isOutside = breakAfter !== null && (breakAfter < 0 || breakAfter + breakMinutes > minutes)
  return isOutside ? say.t('roster.form.break_outside') : undefined
}

function Times({ place, onChange }: { place: Place; onChange: (place: Place) => void }) {
  const { t } = useSay()
  const own = (change: Partial<Place>): void => onChange({ ...place, ...change, patternId: null })
  const end = place.fromMinute + place.minutes
  return (
    <div className="roster-fields">
      <TextField
        label={t('roster.form.from')}
        type="time"
        value={clockText(place.fromMinute)}
        onChange={(text) => {
          const minute = minuteIn(text)
          if (minute !== undefined) onChange({ ...place, fromMinute: minute })
        }}
      />
      <TextField
        label={t('roster.form.to')}
        help={place.fromMinute + place.minutes > 1440 ? t('roster.form.to.help') : undefined}
        type="time"
        value={clockText(end)}
        onChange={(text) => {
          const minute = minuteIn(text)
          if (minute !== undefined) own({ minutes: (minute - place.fromMinute + 1440) % 1440 })
        }}
      />
      <Select
        label={t('roster.form.break')}
        options={BREAKS.map((minutes) => ({
          value: String(minutes),
          label: minutes === 0 ? t('roster.form.break.none') : t('roster.minutes', { minutes }),
        }))}
        value={String(place.breakAfter === null ? 0 : place.breakMinutes)}
        onChange={(text) => {
          const breakMinutes = Number(text)
          const middle = place.breakAfter ?? Math.round(place.minutes / 30) * 15
          own({ breakMinutes, breakAfter: breakMinutes > 0 ? middle : null })
        }}
      />
      {place.breakAfter !== null && (
        <TextField
          label={t('roster.form.break.at')}
          type="time"
          value={clockText(place.fromMinute + place.breakAfter)}
          onChange={(text) => {
            const minute = minuteIn(text)
            if (minute !== undefined)
              onChange({ ...place, breakAfter: (minute - place.fromMinute + 1440) % 1440 })
          }}
        />
      )}
    </div>
  )
}

function Fields(props: {
  roster: Roster
  patterns: readonly ShiftPattern[]
  place: Place
  onChange: (place: Place) => void
}) {
  const { roster, patterns, place, onChange } = props
  const say = useSay()
  const { t } = say
  const usable = patterns.filter(({ active, id }) => active || id === place.patternId)
  return (
    <>
      <ComboBox
        label={t('roster.form.person')}
        options={roster.people.map(({ agent, department }) => ({
          value: agent.id,
          label: agent.name,
          detail: department,
        }))}
        value={place.agentId || null}
        onChange={(agentId) => onChange({ ...place, agentId: agentId ?? '' })}
      />
      <Select
        label={t('roster.form.day')}
        options={daysFrom(roster.firstDay, roster.days).map((day) => ({ value: day, label: say.day(day) }))}
        value={place.day}
        onChange={(day) => onChange({ ...place, day })}
      />
      <Select
        label={t('roster.form.pattern')}
        options={[
          ...usable.map(({ id, name, minutes }) => ({ value: id, label: name, detail: say.length(minutes) })),
          { value: OWN, label: t('roster.form.pattern.own') },
        ]}
        value={usable.some(({ id }) => id === place.patternId) ? place.patternId : OWN}
        onChange={(id) => {
          const pattern = usable.find((one) => one.id === id)
          onChange(pattern ? placedBy(pattern, place) : { ...place, patternId: null })
        }}
      />
      <Times place={place} onChange={onChange} />
      {place.breakAfter !== null && (
        <Checkbox
          isSelected={place.breakPaid}
          onChange={(breakPaid) => onChange({ ...place, breakPaid, patternId: null })}
        >
          {t('roster.form.break.paid')}
        </Checkbox>
      )}
    </>
  )
}

function Standing({ roster, shift, place }: { roster: Roster; shift: Shift | null; place: Place }) {
  const say = useSay()
  const zone = useZone()
  const shiftId = shift?.id ?? null
  const names = useMemo(() => namesOf(roster), [roster])
  const ground = useMemo(() => groundFor(roster, zone, shiftId), [roster, zone, shiftId])
  if (place.agentId === '') return null
  const against = againstPlace(ground, place)
  if (against.length === 0) return <p className="desk-quiet">{say.t('roster.move.fits')}</p>
  const isHard = against.some((one) => one.hard)
  return (
    <Notice
      tone={isHard ? 'problem' : 'warn'}
      title={say.t(isHard ? 'roster.warnings.hard' : 'roster.warnings.soft')}
    >
      <ul>
        {against.map((one) => (
          <li key={one.code}>{warningWords(one, say, names)}</li>
        ))}
      </ul>
    </Notice>
  )
}

type Props = {
  readonly roster: Roster
  readonly what: FormFor
  readonly edits: Edits
  readonly onClose: () => void
}

function OpenForm({ patterns, ...props }: Props & { patterns: readonly ShiftPattern[] }) {
  const { roster, what, edits, onClose } = props
  const say = useSay()
  const { t } = say
  const zone = useZone()
  const shift = 'shift' in what ? what.shift : null
  const [place, setPlace] = useState(() =>
    firstPlace(
      what,
      zone,
      patterns.find(({ active }) => active),
    ),
  )
  const [isBusy, setBusy] = useState(false)
  const wrong = wrongWith(place, say)
  const doing = async (work: Promise<boolean>): Promise<void> => {
    setBusy(true)
    const isDone = await work
    setBusy(false)
    if (isDone) onClose()
  }
  return (
    <FormDialog
      title={shift ? t('roster.form.change', { name: shift.agent.name }) : t('roster.form.give')}
      action={t('roster.form.save')}
      onClose={onClose}
      onSubmit={() => void doing(shift ? edits.move(shift, place) : edits.give(place))}
      isReady={place.agentId !== '' && wrong === undefined}
      isBusy={isBusy}
    >
      <Fields roster={roster} patterns={patterns} place={place} onChange={setPlace} />
      {wrong ? (
        <Notice tone="problem">{wrong}</Notice>
      ) : (
        <Standing roster={roster} shift={shift} place={place} />
      )}
      <TroubleNotice roster={roster} edits={edits} />
      {shift && (
        <div>
          <Button variant="danger" size="s" isDisabled={isBusy} onPress={() => void doing(edits.take(shift))}>
            {t('roster.form.take')}
          </Button>
        </div>
      )}
    </FormDialog>
  )
}

/** A shift as a form: whose, when, of which kind, with its break. What stands against it is said while it is filled in. */
export function ShiftForm(props: Props) {
  const { data } = useCall(peopleRoutes.patterns)
  if (!data) return null
  return <OpenForm {...props} patterns={data.items} />
}
