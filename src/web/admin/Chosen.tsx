import { X } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useT } from '../messages/Messages.tsx'
import { IconButton } from '../ui/Button.tsx'
import { ComboBox } from '../ui/Select.tsx'
import type { Option } from '../ui/Select.tsx'
import { plainWords } from './plain-words.ts'

/** Several of many: those chosen, each with a way to take it out, and a box to find another. */
export function Chosen(props: {
  readonly label: string
  readonly help?: string
  readonly options: readonly Option[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: string[]) => void
  /** What stands beside a chosen one. */
  readonly renderBeside?: (value: string) => ReactNode
  readonly nothing: string
}) {
  const { label, help, options, chosen, onChange, renderBeside, nothing } = props
  const t = useT()
  const [typed, setTyped] = useState('')
  // A fresh box after each choice: closed, empty, and in focus for the next.
  const [round, setRound] = useState(0)
  const labelOf = (value: string) => options.find((one) => one.value === value)?.label ?? value
  const add = (value: string | null) => {
    if (value === null) return
    onChange([...chosen, value])
    setTyped('')
    setRound((before) => before + 1)
  }
  const words = plainWords(typed)
  const open = options.filter((one) => !chosen.includes(one.value) && plainWords(one.label).includes(words))
  return (
    <div className="admin-chosen">
      <ComboBox
        key={round}
        autoFocus={round > 0}
        label={label}
        {...(help !== undefined && { help })}
        options={open}
        placeholder={t('admin.find_and_add')}
        value={null}
        onChange={add}
        text={typed}
        onText={setTyped}
        nothing={nothing}
      />
      {chosen.length > 0 && (
        <ul role="list" aria-label={label}>
          {chosen.map((value) => (
            <li key={value}>
              <span>{labelOf(value)}</span>
              {renderBeside?.(value)}
              <IconButton
                size="s"
                label={t('admin.take_out', { name: labelOf(value) })}
                icon={<X size={16} aria-hidden="true" />}
                onPress={() => onChange(chosen.filter((one) => one !== value))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
