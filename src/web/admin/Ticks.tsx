import type { ReactNode } from 'react'
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { Checkbox } from '../ui/Choice.tsx'

/** Several of a few, all visible. */
export function Ticks<V extends string>(props: {
  readonly label: string
  readonly help?: ReactNode
  readonly options: readonly { readonly value: V; readonly label: ReactNode }[]
  readonly value: readonly V[]
  readonly onChange: (value: V[]) => void
}) {
  const { label, help, options, value, onChange } = props
  return (
    <CheckboxGroup
      className="admin-ticks"
      value={[...value]}
      onChange={(next) =>
        onChange(next.filter((one): one is V => options.some((option) => option.value === one)))
      }
    >
      <Label className="admin-ticks-label">{label}</Label>
      {help && (
        <Text slot="description" className="desk-quiet">
          {help}
        </Text>
      )}
      <div>
        {options.map((option) => (
          <Checkbox key={option.value} value={option.value}>
            {option.label}
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  )
}
