import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { Lever } from '#domain/planning/contract.what-if.ts'
import { useT } from '../../messages/Messages.tsx'
import type { T } from '../../messages/Messages.tsx'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { newLever } from './draft.ts'
import type { Draft } from './draft.ts'
import { readText, textOf } from './figures.ts'
import type { Item } from './figures.ts'
import { PEOPLE_OF, leverSays } from './lever-words.ts'
import { LEVERS } from './names.ts'
import { useFigures } from './useFigures.ts'

type Staff = Extract<Lever, { kind: 'staff' }>

/** A figure of a lever: what is typed stays as typed until it can be used. */
function FigureField(props: {
  readonly label: string
  readonly value: number
  readonly limits: Pick<Item, 'unit' | 'least' | 'most'>
  readonly onChange: (value: number) => void
}) {
  const { label, value, limits, onChange } = props
  const t = useT()
  const [typed, setTyped] = useState<string>()
  const read = typed === undefined ? undefined : readText(typed, limits)
  const wrong =
    read && !read.ok
      ? t(`what_if.wrong.${read.why}`, {
          least: textOf(limits.least, limits.unit),
          most: textOf(limits.most, limits.unit),
        })
      : undefined
  const type = (next: string): void => {
    setTyped(next)
    const now = readText(next, limits)
    // What is no figure makes the lever wrong, so that nothing is saved that nobody meant.
    onChange(now.ok ? now.value : Number.NaN)
  }
  return (
    <TextField
      label={label}
      inputMode="decimal"
      value={typed ?? textOf(value, limits.unit)}
      onChange={type}
      {...(wrong !== undefined && { error: wrong })}
    />
  )
}

const POOLS = (Object.keys(PEOPLE_OF) as (keyof typeof PEOPLE_OF)[]).map((pool) => {
  const [design, at] = pool.split(' ') as [Staff['design'], Staff['pool']]
  return { pool, design, at }
})

function WhoField({ lever, onChange }: { readonly lever: Staff; readonly onChange: (lever: Staff) => void }) {
  const t = useT()
  return (
    <Select
      label={t('what_if.lever.staff.who')}
      options={POOLS.map(({ pool }) => ({ value: pool, label: t(`what_if.input.${PEOPLE_OF[pool]}`) }))}
      value={`${lever.design} ${lever.pool}` as const}
      onChange={(pool) => {
        const found = POOLS.find((one) => one.pool === pool)
        if (found) onChange({ ...lever, design: found.design, pool: found.at })
      }}
    />
  )
}

function LeverFields({
  lever,
  onChange,
}: {
  readonly lever: Lever
  readonly onChange: (lever: Lever) => void
}) {
  const t = useT()
  switch (lever.kind) {
    case 'remove_cause':
      return (
        <>
          <TextField
            label={t('what_if.lever.remove_cause.name')}
            maxLength={120}
            value={lever.name}
            onChange={(name) => onChange({ ...lever, name })}
            {...(lever.name.trim() === '' && { error: t('what_if.wrong.no_cause') })}
          />
          <FigureField
            label={t('what_if.lever.remove_cause.share')}
            value={lever.share}
            limits={{ unit: 'share', least: 0.001, most: 0.95 }}
            onChange={(share) => onChange({ ...lever, share })}
          />
        </>
      )
    case 'move_expertise_forward':
      return (
        <FigureField
          label={t('what_if.lever.move_expertise_forward.share')}
          value={lever.toShare}
          limits={{ unit: 'share', least: 0, most: 1 }}
          onChange={(toShare) => onChange({ ...lever, toShare })}
        />
      )
    case 'staff':
      return (
        <>
          <WhoField lever={lever} onChange={onChange} />
          <FigureField
            label={t('what_if.lever.staff.people')}
            value={lever.people}
            limits={{ unit: 'people', least: 0, most: 5_000 }}
            onChange={(people) => onChange({ ...lever, people })}
          />
        </>
      )
    case 'opening_hours':
      return (
        <FigureField
          label={t('what_if.lever.opening_hours.hours')}
          value={lever.hours}
          limits={{ unit: 'hours', least: 1, most: 24 }}
          onChange={(hours) => onChange({ ...lever, hours })}
        />
      )
    case 'patience':
      return (
        <FigureField
          label={t('what_if.lever.patience.minutes')}
          value={lever.minutes}
          limits={{ unit: 'minutes', least: 0.1, most: 1_440 }}
          onChange={(minutes) => onChange({ ...lever, minutes })}
        />
      )
  }
}

/** What a lever is called, with its cause where it has one. */
export function leverName(lever: Lever, t: T): string {
  const name = t(`what_if.lever.${lever.kind}`)
  return lever.kind === 'remove_cause' && lever.name ? `${name}: ${lever.name}` : name
}

function LeverCard(props: {
  readonly lever: Lever
  readonly inputs: Draft['inputs']
  readonly onChange: (lever: Lever) => void
  readonly onRemove: () => void
}) {
  const { lever, inputs, onChange, onRemove } = props
  const t = useT()
  const figures = useFigures()
  const isFigure = Object.values(lever).every((value) => !Number.isNaN(value))
  return (
    <li className="what-if-lever">
      <div className="what-if-lever-head">
        <h3>{t(`what_if.lever.${lever.kind}`)}</h3>
        <IconButton
          size="s"
          label={t('what_if.levers.remove', { name: leverName(lever, t) })}
          icon={<X size={18} aria-hidden="true" />}
          onPress={onRemove}
        />
      </div>
      <div className="what-if-lever-fields">
        <LeverFields lever={lever} onChange={onChange} />
      </div>
      {isFigure && <p className="what-if-lever-says">{leverSays(lever, inputs, figures)}</p>}
    </li>
  )
}

/** What somebody would change, as cards that state what they change; added from a menu, taken out again at will. */
export function Levers({
  draft,
  onChange,
}: {
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
}) {
  const t = useT()
  const { levers, inputs } = draft
  // Cards keep what is typed in them, so each needs a key of its own that stays when one before it goes.
  const [keys, setKeys] = useState<readonly number[]>([])
  const known = levers.map((_, index) => keys[index] ?? index)
  const set = (next: readonly Lever[]): void => onChange({ ...draft, levers: next })
  const add = (kind: Lever['kind']): void => {
    setKeys([...known, Math.max(-1, ...known) + 1])
    set([...levers, newLever(kind, inputs, '')])
  }
  const remove = (index: number): void => {
    setKeys(known.toSpliced(index, 1))
    set(levers.toSpliced(index, 1))
  }
  const entries = LEVERS.map((kind) => ({
    id: kind,
    label: t(`what_if.lever.${kind}`),
    detail: t(`what_if.lever.${kind}.how`),
    onAction: () => add(kind),
  }))
  return (
    <section className="what-if-levers" aria-labelledby="what-if-levers">
      <h2 id="what-if-levers">{t('what_if.levers')}</h2>
      <p className="what-if-lead">{t(levers.length > 0 ? 'what_if.levers.lead' : 'what_if.levers.none')}</p>
      {levers.length > 0 && (
        <ul role="list" className="what-if-lever-list">
          {levers.map((lever, index) => (
            <LeverCard
              key={known[index]}
              lever={lever}
              inputs={inputs}
              onChange={(next) => set(levers.with(index, next))}
              onRemove={() => remove(index)}
            />
          ))}
        </ul>
      )}
      <div>
        <Menu
          label={t('what_if.levers.add')}
          trigger={
            <Button icon={<Plus size={16} aria-hidden="true" />} isDisabled={levers.length >= 20}>
              {t('what_if.levers.add')}
            </Button>
          }
          entries={entries}
        />
      </div>
    </section>
  )
}
