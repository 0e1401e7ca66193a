import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import { tagRoutes } from '#domain/cases/contract.tags.ts'
import { useCall } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { ComboBox } from '../../ui/Select.tsx'
import { useSteady } from '../shell/steady.ts'

const NEW = 'new'

/** The name of a tag, suggested while typing. Enter takes what was typed, or what is chosen in the list. */
export function TagField(props: {
  readonly label: string
  readonly labelHidden?: boolean
  /** Tags that need no suggesting. */
  readonly except?: readonly string[]
  readonly onChoose: (name: string) => void
  /** What was typed stays, for a form that is sent later. */
  readonly keeps?: boolean
  readonly autoFocus?: boolean
}) {
  const { label, labelHidden = false, except = [], onChoose, keeps = false, autoFocus = false } = props
  const t = useT()
  const [text, setText] = useState('')
  const q = useSteady(text.trim(), 150)
  const { data } = useCall(tagRoutes.list, { query: { q, limit: 8 } }, { keep: true, staleTime: 5_000 })
  const found = (data?.items ?? []).filter(({ id }) => !except.includes(id))
  const isKnown = found.some(({ name }) => name.toLowerCase() === text.trim().toLowerCase())
  const fresh =
    text.trim() && !isKnown ? [{ value: NEW, label: t('desk.tags.new', { name: text.trim() }) }] : []
  const choose = (name: string): void => {
    if (name === '') return
    setText(keeps ? name : '')
    onChoose(name)
  }
  const write = (next: string): void => {
    setText(next)
    if (keeps) onChoose(next.trim())
  }
  // Before the list hears of it: what was typed counts unless something in the list is marked.
  const onEnter = (event: KeyboardEvent<HTMLDivElement>): void => {
    const field = event.target
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return
    if (!(field instanceof HTMLInputElement) || field.getAttribute('aria-activedescendant')) return
    if (keeps) return
    event.preventDefault()
    event.stopPropagation()
    choose(text.trim())
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it only listens to the field inside it
    <div onKeyDownCapture={onEnter}>
      <ComboBox
        label={label}
        labelHidden={labelHidden}
        help={t('desk.tags.add.hint')}
        options={[
          ...found.map(({ id, name, uses }) => ({
            value: id,
            label: name,
            detail: t('desk.tags.uses', { count: uses }),
          })),
          ...fresh,
        ]}
        value={null}
        onChange={(value) => {
          if (value === NEW) choose(text.trim())
          else choose(found.find(({ id }) => id === value)?.name ?? '')
        }}
        text={text}
        onText={write}
        nothing={t(text.trim() ? 'desk.tags.nothing' : 'desk.tags.nothing.yet')}
        allowsOther
        autoFocus={autoFocus}
      />
    </div>
  )
}
