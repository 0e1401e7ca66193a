import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { measureKeys } from '#domain/measures/contract.ts'
import { IconButton } from '../../ui/Button.tsx'
import { Switch } from '../../ui/Choice.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { useT } from '../../messages/Messages.tsx'
import { usePlaces } from '../FilterBar.tsx'
import { boundTo } from './drafting.ts'
import type { Draft } from './drafting.ts'

const ALL = 'all'
const MOST_LETTERS = 300

export type LineDoings = {
  readonly onChange: (draft: Draft) => void
  readonly onMove: (key: string, by: -1 | 1) => void
  readonly onRemove: (key: string) => void
}

function Bound({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const t = useT()
  const { services, departments } = usePlaces()
  const narrow = (part: 'serviceId' | 'departmentId', value: string): void => {
    const { [part]: _, ...rest } = draft.filter
    onChange({ ...draft, filter: value === ALL ? rest : { ...rest, [part]: value } })
  }
  return (
    <div className="charter-bound">
      <Select
        label={t('charter.measure')}
        options={measureKeys.map((value) => ({ value, label: t(`measure.${value}`) }))}
        value={draft.measure}
        onChange={(measure) => onChange(boundTo(draft, measure))}
      />
      <Select
        label={t('charter.service')}
        options={[{ value: ALL, label: t('lens.filter.all_services') }, ...services]}
        value={draft.filter.serviceId ?? ALL}
        onChange={(value) => narrow('serviceId', value)}
      />
      <Select
        label={t('charter.department')}
        options={[{ value: ALL, label: t('lens.filter.all_departments') }, ...departments]}
        value={draft.filter.departmentId ?? ALL}
        onChange={(value) => narrow('departmentId', value)}
      />
    </div>
  )
}

/** One line of the charter while it is written: its words, what it is bound to, its place, and whether clients read it. */
export function LineFields(
  props: LineDoings & {
    readonly draft: Draft
    readonly nth: number
    readonly count: number
    /** Whether words that are missing are asked for. */
    readonly asksWords: boolean
    readonly isNew: boolean
  },
) {
  const { draft, nth, count, asksWords, isNew, onChange, onMove, onRemove } = props
  const t = useT()
  const lacksWords = asksWords && draft.text.trim() === ''
  return (
    <fieldset className="charter-fields" data-line={draft.key}>
      <legend>{t('charter.line', { nth })}</legend>
      <TextArea
        label={t('charter.text')}
        value={draft.text}
        rows={1}
        onChange={(text) => onChange({ ...draft, text: text.replaceAll(/\s*\n\s*/g, ' ') })}
        maxLength={MOST_LETTERS}
        autoFocus={isNew}
        {...(lacksWords && { error: t('charter.text.needed') })}
      />
      <Bound draft={draft} onChange={onChange} />
      <p className="charter-means">{t(`measure.${draft.measure}.means`)}</p>
      <div className="charter-doings">
        <Switch isSelected={draft.published} onChange={(published) => onChange({ ...draft, published })}>
          {t('charter.publish')}
        </Switch>
        <span>
          <IconButton
            data-way="-1"
            label={t('charter.up', { nth })}
            icon={<ArrowUp size={18} aria-hidden="true" />}
            isDisabled={nth === 1}
            onPress={() => onMove(draft.key, -1)}
          />
          <IconButton
            data-way="1"
            label={t('charter.down', { nth })}
            icon={<ArrowDown size={18} aria-hidden="true" />}
            isDisabled={nth === count}
            onPress={() => onMove(draft.key, 1)}
          />
          <IconButton
            label={t('charter.remove', { nth })}
            icon={<Trash2 size={18} aria-hidden="true" />}
            onPress={() => onRemove(draft.key)}
          />
        </span>
      </div>
    </fieldset>
  )
}
