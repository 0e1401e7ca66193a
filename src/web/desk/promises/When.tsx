import { useMemo, useState } from 'react'
import { useT } from '../../messages/Messages.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Choice } from '../shell/Choice.tsx'
import { useWhen } from '../shell/when.ts'
import { fromLocalInput, quickTimes, toLocalInput } from './times.ts'

const OTHER = 'other'

/** Asks for a time: a few friendly ones within reach, or any other, in the zone of the service. */
export function WhenField(props: {
  readonly label: string
  readonly value: number | undefined
  readonly onChange: (at: number | undefined) => void
}) {
  const { label, value, onChange } = props
  const t = useT()
  const when = useWhen()
  const quick = useMemo(() => quickTimes(when.zone, Date.now()), [when.zone])
  const [other, setOther] = useState<string>()
  const chosen = quick.find((time) => time.at === value)
  const options = quick.map((time) => ({
    id: time.id,
    label: t(`desk.time.${time.id}` as 'desk.time.hour'),
    hint: when.at(time.at),
  }))
  const choose = (id: string): void => {
    const time = quick.find((one) => one.id === id)
    const at = time?.at ?? value ?? quick[0]?.at
    const shown = time ? undefined : toLocalInput(when.zone, at ?? Date.now())
    setOther(shown)
    // What the field shows is what is chosen, also before it is touched.
    onChange(shown === undefined ? at : fromLocalInput(when.zone, shown))
  }
  return (
    <div className="desk-when">
      <Choice
        label={label}
        options={[...options, { id: OTHER, label: t('desk.promise.other_time') }]}
        value={other === undefined ? (chosen?.id ?? null) : OTHER}
        onChange={choose}
      />
      {other !== undefined && (
        <TextField
          type="datetime-local"
          label={t('desk.promise.other_time')}
          help={t('desk.promise.other_time.hint', { zone: when.zone })}
          value={other}
          onChange={(text) => {
            setOther(text)
            onChange(fromLocalInput(when.zone, text))
          }}
        />
      )}
    </div>
  )
}
