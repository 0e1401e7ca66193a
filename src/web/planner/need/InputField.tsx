import type { PlanInput } from '#domain/planning/contract.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Choice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Badge } from '../../ui/Words.tsx'
import { useSpeaker } from '../forecast/useSpeaker.ts'
import { INPUTS, entered, inputOf } from './draft.ts'
import type { Entered, InputName } from './draft.ts'
import { basisWords, figureWords } from './offer-words.ts'
import { useMoney } from './useMoney.ts'

export type InputProps = {
  readonly name: InputName
  readonly value: Entered
  readonly measured: PlanInput | null
  readonly onChange: (value: Entered) => void
}

/** Figures that may be unknown; of the others something is always assumed. */
const MAY_BE_UNKNOWN = ['patienceSeconds', 'redialShare', 'reconnectShare'] as const
type MaybeUnknown = (typeof MAY_BE_UNKNOWN)[number]
const mayBeUnknown = (name: InputName): name is MaybeUnknown =>
  (MAY_BE_UNKNOWN as readonly InputName[]).includes(name)

/** What is assumed when somebody says that a figure is known, until it is written over. */
const FIRST_TEXT: Readonly<Record<MaybeUnknown, string>> = {
  patienceSeconds: '180',
  redialShare: '50',
  reconnectShare: '10',
}

function Basis({ name, value, measured, onChange }: InputProps) {
  const t = useT()
  const say = useSpeaker()
  const money = useMoney()
  const input = value && inputOf(name, value)
  const isSame = measured !== null && input?.basis === 'measured' && input.value === measured.value
  return (
    <div className="need-basis">
      {input && (
        <Badge tone={input.basis === 'measured' ? 'good' : 'neutral'}>{basisWords(input, say)}</Badge>
      )}
      {measured && !isSame && (
        <Button size="s" variant="quiet" onPress={() => onChange(entered(name, measured))}>
          {t('need.settings.use_measured', {
            value: `${figureWords(name, measured.value, say, money)}, ${basisWords(measured, say)}`,
          })}
        </Button>
      )}
    </div>
  )
}

/** A figure: its value, whether it is measured here or assumed, and a way back to what is measured. */
export function InputField(props: InputProps) {
  const { name, value, onChange } = props
  const t = useT()
  const { least, most } = INPUTS[name]
  const say = useSpeaker()
  const seconds = value && name.endsWith('Seconds') ? inputOf(name, value)?.value : undefined
  const inMinutes = seconds !== undefined && seconds >= 60 ? say.span(seconds) : undefined
  const isBad = value !== null && inputOf(name, value) === undefined
  return (
    <div className="need-input">
      {value === null ? (
        <p className="need-input-name">{t(`need.input.${name}`)}</p>
      ) : (
        <TextField
          label={t(`need.input.${name}`)}
          inputMode="decimal"
          value={value.text}
          onChange={(text) => onChange({ ...value, text })}
          {...(inMinutes !== undefined && { help: inMinutes })}
          {...(isBad && { error: t('need.settings.bad_number', { least, most }) })}
        />
      )}
      {mayBeUnknown(name) && (
        <Checkbox
          isSelected={value !== null}
          aria-label={`${t('need.settings.known')}: ${t(`need.input.${name}`)}`}
          onChange={(isKnown) => onChange(isKnown ? { text: FIRST_TEXT[name], given: null } : null)}
        >
          {t('need.settings.known')}
        </Checkbox>
      )}
      {value === null && mayBeUnknown(name) && (
        <p className="desk-quiet">{t(`need.input.${name}.unknown`)}</p>
      )}
      <Basis {...props} />
    </div>
  )
}
