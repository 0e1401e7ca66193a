import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { PLACEHOLDERS } from '#core/text/placeholders.ts'
import type { ActionKind } from '#domain/automation/contract.actions.ts'
import { useNames } from '../../desk/macros/names.ts'
import { useT } from '../../messages/Messages.tsx'
import type { MessageId } from '../../messages/catalogue.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { ComboBox, Select } from '../../ui/Select.tsx'
import type { Option } from '../../ui/Select.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { newStep, OWNER } from './drafts.ts'
import type { StepDraft } from './drafts.ts'
import './steps.css'

type Change = (change: Partial<StepDraft>) => void

/** The placeholders that a text may hold, for its hint. */
export const placeholderNames = PLACEHOLDERS.map((name) => `{${name}}`).join(' ')

function Words({ draft, onChange }: { draft: StepDraft; onChange: Change }) {
  const t = useT()
  if (draft.do === 'ask_client')
    return (
      <TextField
        label={t('admin.step.question')}
        help={t('admin.step.question.hint')}
        value={draft.text}
        onChange={(text) => onChange({ text })}
        maxLength={500}
      />
    )
  return (
    <TextArea
      label={t('admin.step.words')}
      help={t('admin.step.words.hint', { names: placeholderNames })}
      rows={3}
      value={draft.text}
      onChange={(text) => onChange({ text })}
      maxLength={4000}
    />
  )
}

function Rest({ draft, onChange }: { draft: StepDraft; onChange: Change }) {
  const t = useT()
  return (
    <div className="admin-step-pair">
      <TextField
        label={t('admin.step.days')}
        inputMode="numeric"
        value={String(draft.days || '')}
        onChange={(text) => onChange({ days: Number(text.replace(/\D/g, '').slice(0, 3)) })}
      />
      <TextField
        type="time"
        label={t('admin.step.time')}
        value={draft.time}
        onChange={(time) => onChange({ time })}
      />
    </div>
  )
}

/** What a step may be about, by its kind. */
function useChoices(kind: ActionKind): readonly Option[] {
  const t = useT()
  const names = useNames()
  const coded = (codes: readonly string[]): Option[] =>
    codes.map((code) => ({ value: code, label: t(`admin.step.${kind}.${code}` as MessageId) }))
  if (kind === 'add_tag' || kind === 'remove_tag') return names.tags
  if (kind === 'propose') return names.answers
  if (kind === 'set_service') return names.services
  if (kind === 'follow') return names.colleagues
  if (kind === 'notify') return [{ value: OWNER, label: t('admin.step.owner') }, ...names.colleagues]
  if (kind === 'set_stakes') return coded(['moment_of_truth', 'ordinary'])
  return kind === 'wait_on' ? coded(['us', 'client', 'other']) : []
}

function About({ draft, onChange }: { draft: StepDraft; onChange: Change }) {
  const t = useT()
  const options = useChoices(draft.do)
  const label = t(`admin.step.about.${draft.do}` as MessageId)
  const many = options.length > 12
  if (many)
    return (
      <ComboBox
        label={label}
        options={options}
        value={draft.about}
        onChange={(about) => onChange({ about })}
        nothing={t('admin.step.none')}
      />
    )
  return (
    <Select
      label={label}
      options={options}
      value={draft.about}
      onChange={(about) => onChange({ about })}
      {...(options.length === 0 && { help: t('admin.step.none') })}
    />
  )
}

const WORDS: readonly ActionKind[] = ['note', 'tell', 'ask_client']

function Fields(props: { draft: StepDraft; onChange: Change }) {
  if (WORDS.includes(props.draft.do)) return <Words {...props} />
  return props.draft.do === 'snooze' ? <Rest {...props} /> : <About {...props} />
}

function OneStep(props: {
  readonly draft: StepDraft
  readonly nth: number
  readonly count: number
  readonly kinds: readonly ActionKind[]
  readonly onChange: Change
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}) {
  const { draft, nth, count, kinds, onChange, onMove, onRemove } = props
  const t = useT()
  const step = t('admin.step.nth', { nth })
  return (
    <li className="admin-step">
      <div className="admin-step-head">
        <Select
          label={step}
          options={kinds.map((kind) => ({ value: kind, label: t(`admin.step.${kind}`) }))}
          value={draft.do}
          onChange={(kind) => onChange({ ...newStep(kind), key: draft.key })}
        />
        <IconButton
          size="s"
          label={t('admin.step.up', { nth })}
          icon={<ArrowUp size={18} aria-hidden="true" />}
          isDisabled={nth === 1}
          onPress={() => onMove(-1)}
        />
        <IconButton
          size="s"
          label={t('admin.step.down', { nth })}
          icon={<ArrowDown size={18} aria-hidden="true" />}
          isDisabled={nth === count}
          onPress={() => onMove(1)}
        />
        <IconButton
          size="s"
          label={t('admin.step.remove', { nth })}
          icon={<Trash2 size={18} aria-hidden="true" />}
          onPress={onRemove}
        />
      </div>
      <Fields draft={draft} onChange={onChange} />
    </li>
  )
}

const MOST = 10

/** The steps of a macro or a rule, in their order. */
export function StepsEditor(props: {
  readonly steps: readonly StepDraft[]
  readonly kinds: readonly ActionKind[]
  readonly onChange: (steps: readonly StepDraft[]) => void
}) {
  const { steps, kinds, onChange } = props
  const t = useT()
  const move = (at: number, by: -1 | 1): void => {
    const next = [...steps]
    const [moved] = next.splice(at, 1)
    if (moved) next.splice(at + by, 0, moved)
    onChange(next)
  }
  return (
    <div className="admin-actions">
      {steps.length > 0 && (
        <ol role="list">
          {steps.map((draft, at) => (
            <OneStep
              key={draft.key}
              draft={draft}
              nth={at + 1}
              count={steps.length}
              kinds={kinds}
              onChange={(change) =>
                onChange(steps.map((one, index) => (index === at ? { ...one, ...change } : one)))
              }
              onMove={(by) => move(at, by)}
              onRemove={() => onChange(steps.filter((_, index) => index !== at))}
            />
          ))}
        </ol>
      )}
      <div>
        <Button
          size="s"
          icon={<Plus size={18} aria-hidden="true" />}
          isDisabled={steps.length >= MOST}
          onPress={() => onChange([...steps, newStep(kinds[0] ?? 'note')])}
        >
          {t('admin.step.add')}
        </Button>
      </div>
    </div>
  )
}
