import { useT } from '../../messages/Messages.tsx'
import { RadioGroup } from '../../ui/Choice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useSpeaker } from '../forecast/useSpeaker.ts'
import { OFFER_BOUNDS, numberOf, offerOf } from './draft.ts'
import type { OfferDraft } from './draft.ts'
import { LEVELS, OFFER_KINDS, offerWords } from './offer-words.ts'

type Fields = { readonly offer: OfferDraft; readonly onChange: (offer: OfferDraft) => void }

function NumberIn(props: {
  readonly label: string
  readonly text: string
  readonly bounds: readonly [number, number]
  readonly onChange: (text: string) => void
}) {
  const { label, text, bounds, onChange } = props
  const t = useT()
  const value = numberOf(text)
  const [least, most] = bounds
  const isBad = value === undefined || value < least || value > most
  return (
    <TextField
      label={label}
      inputMode="decimal"
      value={text}
      onChange={onChange}
      {...(isBad && { error: t('need.settings.bad_number', { least, most }) })}
    />
  )
}

function Level({ offer, onChange }: Fields) {
  const t = useT()
  return (
    <RadioGroup
      label={t('need.offer.level')}
      help={t('need.offer.level.help')}
      look="plain"
      orientation="vertical"
      value={offer.level}
      onChange={(level) => onChange({ ...offer, level })}
      options={LEVELS.map((value) => ({
        value,
        label: (
          <span className="need-level">
            <span>{t(`need.level.${value}`)}</span>
            <span className="desk-quiet">{t(`need.level.${value}.how`)}</span>
          </span>
        ),
      }))}
    />
  )
}

/** The waits that are promised to clients: of which kind, how many of a hundred, and of whom. */
export function OfferFields({ offer, onChange }: Fields) {
  const t = useT()
  const say = useSpeaker()
  const bounds = OFFER_BOUNDS[offer.kind]
  const written = offerOf(offer)
  const shareLabel = offer.kind === 'answered_within' || offer.kind === 'mean_wait' ? 'answered' : offer.kind
  return (
    <fieldset className="need-fieldset">
      <legend>{t('need.reckoned.offer')}</legend>
      <p className="plan-today" aria-live="polite">
        {written ? `${offerWords(written, say)}.` : '…'}
      </p>
      <RadioGroup
        label={t('need.offer.kind')}
        value={offer.kind}
        onChange={(kind) => onChange({ ...offer, kind })}
        options={OFFER_KINDS.map((value) => ({ value, label: t(`need.offer.kind.${value}`) }))}
      />
      <div className="plan-fields">
        {offer.kind !== 'mean_wait' && (
          <NumberIn
            label={t(`need.offer.share.${shareLabel}`)}
            text={offer.share}
            bounds={bounds.share}
            onChange={(share) => onChange({ ...offer, share })}
          />
        )}
        {(offer.kind === 'answered_within' || offer.kind === 'mean_wait') && (
          <NumberIn
            label={t(offer.kind === 'mean_wait' ? 'need.offer.seconds.mean' : 'need.offer.seconds')}
            text={offer.seconds}
            bounds={bounds.seconds}
            onChange={(seconds) => onChange({ ...offer, seconds })}
          />
        )}
      </div>
      {offer.kind === 'answered_within' && <Level offer={offer} onChange={onChange} />}
    </fieldset>
  )
}
