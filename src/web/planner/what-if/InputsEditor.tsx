import { RotateCcw } from 'lucide-react'
import type { PlanInput } from '#domain/planning/contract.ts'
import type { Scenario } from '#domain/planning/contract.what-if.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Badge } from '../../ui/Words.tsx'
import { itemIn } from './draft.ts'
import type { Draft } from './draft.ts'
import { entered, inputFormat, inputValue, isSame, readText, textOf } from './figures.ts'
import type { Item } from './figures.ts'
import { speak } from './input-words.ts'
import { GROUPS, inputsOf } from './names.ts'
import type { Group, WhatIfName } from './names.ts'
import { useFigures } from './useFigures.ts'
import type { Fault } from './warnings.ts'

type Props = {
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
  /** What is measured here now, else assumed. */
  readonly items: readonly Item[]
  readonly saved: Scenario
  readonly faults: readonly Fault[]
}

function withoutText({ texts }: Draft, name: string): Draft['texts'] {
  return Object.fromEntries(Object.entries(texts).filter(([one]) => one !== name))
}

function Basis({ input, isOwn }: { readonly input: PlanInput; readonly isOwn: boolean }) {
  const t = useT()
  if (input.basis === 'measured')
    return (
      <Badge tone="good">
        {input.count === null
          ? t('what_if.inputs.measured')
          : t('what_if.inputs.measured.count', { count: input.count })}
      </Badge>
    )
  return <Badge tone="golden">{t(isOwn ? 'what_if.inputs.entered' : 'what_if.inputs.assumed')}</Badge>
}

/** Back to what is measured, or to what is assumed where nothing can be. */
function Reset(props: {
  readonly item: Item
  readonly input: PlanInput
  readonly label: string
  readonly onPress: () => void
}) {
  const { item, input, label, onPress } = props
  const t = useT()
  const figures = useFigures()
  if (isSame(item.input, input)) return null
  const value = speak(item.input.value, item.unit, figures)
  const isMeasured = item.input.basis === 'measured'
  const action = t(isMeasured ? 'what_if.inputs.use_measured' : 'what_if.inputs.reset', { value })
  return (
    <Button
      size="s"
      variant="quiet"
      icon={<RotateCcw size={14} aria-hidden="true" />}
      aria-label={t('what_if.inputs.of', { action, name: label })}
      onPress={onPress}
    >
      {action}
    </Button>
  )
}

function useWrong(item: Item, text: string | undefined, fault: Fault | undefined): string | undefined {
  const t = useT()
  if (text === undefined) return fault?.text
  const read = readText(text, item)
  if (read.ok) return fault?.text
  return t(`what_if.wrong.${read.why}`, {
    least: textOf(item.least, item.unit),
    most: textOf(item.most, item.unit),
  })
}

/** A range only where it says more than the value, in words; and what a long time is in hours. */
function Aside({ input, item }: { readonly input: PlanInput; readonly item: Item }) {
  const t = useT()
  const figures = useFigures()
  const { low, high, value } = input
  const { unit } = item
  const isLong = unit === 'minutes' && value >= 90
  const hasRange = low !== null && high !== null && low < high
  if (!isLong && !hasRange) return null
  const bare = (one: number) => figures.bare(inputValue(one, unit), inputFormat(unit))
  const words = figures.value(inputValue(value, unit), inputFormat(unit))
  return (
    <span className="desk-quiet">
      {isLong && t('what_if.inputs.words', { words })}
      {isLong && hasRange && ', '}
      {hasRange && t('what_if.inputs.range', { low: bare(low), high: bare(high) })}
    </span>
  )
}

function InputRow({ name, item, ...props }: Props & { readonly name: WhatIfName; readonly item: Item }) {
  const { draft, onChange, saved, faults } = props
  const t = useT()
  const input = draft.inputs[name] ?? item.input
  const text = draft.texts[name]
  const label = t(`what_if.input.${name}`)
  const wrong = useWrong(
    item,
    text,
    faults.find((fault) => fault.input === name),
  )
  const type = (next: string): void => {
    const read = readText(next, item)
    if (!read.ok) return onChange({ ...draft, texts: { ...draft.texts, [name]: next } })
    const before = saved.inputs[name]
    // Typed back to what it was, it is what it was: measured stays measured.
    const now = before?.value === read.value ? before : entered(input, read.value)
    onChange({ ...draft, texts: withoutText(draft, name), inputs: { ...draft.inputs, [name]: now } })
  }
  const reset = (): void =>
    onChange({
      ...draft,
      texts: withoutText(draft, name),
      inputs: { ...draft.inputs, [name]: item.input },
    })
  const isOwn = input.basis === 'assumed' && input.value !== item.input.value
  return (
    <li className="what-if-input">
      <TextField
        label={
          <span className="what-if-input-label">
            {label} <Basis input={input} isOwn={isOwn} />
          </span>
        }
        help={t(`what_if.input.${name}.why`)}
        inputMode="decimal"
        value={text ?? textOf(input.value, item.unit)}
        onChange={type}
        {...(wrong !== undefined && { error: wrong })}
      />
      <p className="what-if-input-aside">
        <span className="what-if-unit">{t(`what_if.unit.${item.unit}`)}</span>
        <Aside input={input} item={item} />
        <Reset item={item} input={input} label={label} onPress={reset} />
      </p>
    </li>
  )
}

function GroupOfInputs({
  group,
  isOpen,
  ...props
}: Props & { readonly group: Group; readonly isOpen: boolean }) {
  const t = useT()
  const { draft, items } = props
  const rows = inputsOf(group).flatMap((name) => {
    const item = itemIn(items, name)
    return item ? [{ name, item }] : []
  })
  const measured = rows.filter(({ name }) => draft.inputs[name]?.basis === 'measured').length
  return (
    <details className="what-if-group" open={isOpen}>
      <summary>
        <h3>{t(`what_if.inputs.group.${group}`)}</h3>
        <span className="desk-quiet">
          {t('what_if.inputs.summary', { measured, assumed: rows.length - measured })}
        </span>
      </summary>
      <ul role="list" className="what-if-inputs-list">
        {rows.map((row) => (
          <InputRow key={row.name} {...row} {...props} />
        ))}
      </ul>
    </details>
  )
}

/** Every input by group: its value, what it rests on, what it means, and the way back to what is measured. */
export function InputsEditor(props: Props) {
  const t = useT()
  const { faults } = props
  const isFaulty = (group: Group) =>
    inputsOf(group).some((name) => faults.some(({ input }) => input === name))
  return (
    <section className="what-if-inputs" aria-labelledby="what-if-inputs">
      <h2 id="what-if-inputs">{t('what_if.inputs')}</h2>
      <p className="what-if-lead">{t('what_if.inputs.lead')}</p>
      {GROUPS.map((group) => (
        <GroupOfInputs key={group} group={group} isOpen={isFaulty(group)} {...props} />
      ))}
    </section>
  )
}
