import { Plus, X } from 'lucide-react'
import { pricedRules } from '#domain/planning/contract.constraints.ts'
import type { Constraint } from '#domain/planning/contract.constraints.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { leadsTo } from './chains.ts'
import { figureOf, newTime, stretchOf } from './draft.ts'
import type { Draft, TimeDraft } from './draft.ts'
import { ruleWords, useSay } from './words.ts'

type Props = { readonly draft: Draft; readonly onChange: (draft: Draft) => void }

const NONE = 'none'
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const

function TimeRow(props: {
  readonly time: TimeDraft
  readonly onChange: (time: TimeDraft) => void
  readonly onRemove: () => void
}) {
  const { time, onChange, onRemove } = props
  const t = useT()
  const say = useSay()
  const stretch = stretchOf(time)
  const name = stretch ? say.stretch(stretch) : say.weekday(time.weekday)
  return (
    <li>
      <div>
        <Select
          label={t('constraints.form.weekday')}
          options={WEEKDAYS.map((one) => ({ value: String(one), label: say.weekday(one) }))}
          value={String(time.weekday)}
          onChange={(weekday) => onChange({ ...time, weekday: Number(weekday) })}
        />
      </div>
      <TextField
        type="time"
        label={t('constraints.form.from')}
        value={time.from}
        onChange={(from) => onChange({ ...time, from })}
      />
      <TextField
        type="time"
        label={t('constraints.form.to')}
        value={time.to}
        onChange={(to) => onChange({ ...time, to })}
        {...(!stretch && { error: t('constraints.form.times.wrong') })}
      />
      <IconButton
        label={t('constraints.form.times.remove', { times: name })}
        icon={<X size={18} aria-hidden="true" />}
        onPress={onRemove}
      />
    </li>
  )
}

function Times({ draft, onChange }: Props) {
  const t = useT()
  const { times } = draft
  const set = (next: readonly TimeDraft[]): void => onChange({ ...draft, times: next })
  return (
    <fieldset className="constraints-times">
      <legend>{t('constraints.form.times')}</legend>
      <p className="constraints-hint">{t('constraints.form.times.help')}</p>
      <ul role="list">
        {times.map((time, index) => (
          <TimeRow
            key={index}
            time={time}
            onChange={(next) => set(times.with(index, next))}
            onRemove={() => set(times.toSpliced(index, 1))}
          />
        ))}
      </ul>
      <Button
        size="s"
        icon={<Plus size={16} aria-hidden="true" />}
        onPress={() => set([...times, times.at(-1) ?? newTime])}
      >
        {t('constraints.form.times.add')}
      </Button>
    </fieldset>
  )
}

/** What may lie behind: anything that stands, but for what would lead round in a circle. */
function Behind(
  props: Props & { readonly items: readonly Constraint[]; readonly self: Constraint | undefined },
) {
  const { draft, onChange, items, self } = props
  const t = useT()
  const others = items.filter(
    ({ id, state }) => id !== self?.id && (state === 'standing' || id === draft.behindId),
  )
  const options = others.map(({ id, what, whose }) => {
    const isCircle = self !== undefined && leadsTo(self.id, id, items)
    const detail = isCircle ? t('constraints.form.behindId.circle') : whose
    return { value: id, label: what, detail, isDisabled: isCircle }
  })
  return (
    <Select
      label={t('constraints.form.behindId')}
      options={[{ value: NONE, label: t('constraints.form.behindId.none') }, ...options]}
      value={draft.behindId ?? NONE}
      onChange={(id) => onChange({ ...draft, behindId: id === NONE ? null : id })}
    />
  )
}

function Rule({ draft, onChange }: Props) {
  const t = useT()
  const known: readonly string[] = pricedRules
  const rules = draft.rule === null || known.includes(draft.rule) ? known : [...known, draft.rule]
  return (
    <Select
      label={t('constraints.form.rule')}
      help={t('constraints.form.rule.help')}
      options={[
        { value: NONE, label: t('constraints.form.rule.none') },
        ...rules.map((rule) => ({ value: rule, label: ruleWords(rule, t) })),
      ]}
      value={draft.rule ?? NONE}
      onChange={(rule) => onChange({ ...draft, rule: rule === NONE ? null : rule })}
    />
  )
}

function Cost({ draft, onChange }: Props) {
  const t = useT()
  const wrong = (written: string) =>
    figureOf(written) === undefined ? { error: t('constraints.form.cost.wrong') } : {}
  return (
    <fieldset className="constraints-times">
      <legend>{t('constraints.form.cost')}</legend>
      <p className="constraints-hint">{t('constraints.form.cost.help')}</p>
      <div className="constraints-pair">
        <TextField
          label={t('constraints.form.cost.waiting')}
          optional
          inputMode="decimal"
          value={draft.waiting}
          onChange={(waiting) => onChange({ ...draft, waiting })}
          {...wrong(draft.waiting)}
        />
        <TextField
          label={t('constraints.form.cost.lost')}
          optional
          inputMode="decimal"
          value={draft.lost}
          onChange={(lost) => onChange({ ...draft, lost })}
          {...wrong(draft.lost)}
        />
      </div>
    </fieldset>
  )
}

/** Every field of a constraint. `self`: the one itself, or the one that the new one is to lie behind. */
export function Fields(
  props: Props & { readonly items: readonly Constraint[]; readonly self: Constraint | undefined },
) {
  const { draft, onChange } = props
  const t = useT()
  return (
    <>
      <TextField
        label={t('constraints.form.what')}
        help={t('constraints.form.what.help')}
        value={draft.what}
        maxLength={300}
        onChange={(what) => onChange({ ...draft, what })}
        autoFocus
      />
      <div className="constraints-pair">
        <TextField
          label={t('constraints.form.whose')}
          help={t('constraints.form.whose.help')}
          value={draft.whose}
          maxLength={120}
          onChange={(whose) => onChange({ ...draft, whose })}
        />
        <TextField
          type="date"
          optional
          label={t('constraints.form.since')}
          value={draft.since}
          onChange={(since) => onChange({ ...draft, since })}
        />
      </div>
      <Times draft={draft} onChange={onChange} />
      <TextArea
        label={t('constraints.form.tried')}
        optional
        value={draft.tried}
        maxLength={2000}
        onChange={(tried) => onChange({ ...draft, tried })}
      />
      <Behind {...props} />
      <Rule draft={draft} onChange={onChange} />
      <Cost draft={draft} onChange={onChange} />
    </>
  )
}
