import { SlidersHorizontal } from 'lucide-react'
import type { Need, PlanSettings } from '#domain/planning/contract.need.ts'
import type { PlanInput } from '#domain/planning/contract.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Badge } from '../../ui/Words.tsx'
import { contacts } from '../forecast/sentence.ts'
import { useMayPlan, useSpeaker } from '../forecast/useSpeaker.ts'
import type { InputName } from './draft.ts'
import { basisWords, certaintyWords, figureWords, offerWords } from './offer-words.ts'
import { TalkTimes } from './TalkTimes.tsx'
import { useMoney } from './useMoney.ts'

function inputsOf(settings: PlanSettings): [InputName, PlanInput | null][] {
  const { talkSeconds, afterWorkSeconds, patienceSeconds, redialShare, reconnectShare } = settings
  const { leave, training, breaks } = settings.shrinkage
  return [
    ['talkSeconds', talkSeconds],
    ['afterWorkSeconds', afterWorkSeconds],
    ['patienceSeconds', patienceSeconds],
    ['redialShare', redialShare],
    ['reconnectShare', reconnectShare],
    ['leave', leave],
    ['training', training],
    ['breaks', breaks],
    ['payPencePerHour', settings.payPencePerHour],
  ]
}

function Figure({ name, input }: { name: InputName; input: PlanInput | null }) {
  const t = useT()
  const say = useSpeaker()
  const money = useMoney()
  const words = (value: number): string => figureWords(name, value, say, money)
  const isBounded = input?.basis === 'measured' && input.low !== null && input.high !== null
  return (
    <div>
      <dt>{t(`need.name.${name}`)}</dt>
      <dd>
        {input ? words(input.value) : t('need.unknown')}{' '}
        {input && (
          <Badge tone={input.basis === 'measured' ? 'good' : 'neutral'}>{basisWords(input, say)}</Badge>
        )}
        {isBounded && (
          <span className="desk-quiet">
            {' '}
            {t('need.likely', { low: words(input.low ?? 0), high: words(input.high ?? 0) })}
          </span>
        )}
      </dd>
    </div>
  )
}

/** What the people needed are reckoned with: the offer, how sure, and every figure with where it comes from. */
export function Reckoned({ need, onChange }: { readonly need: Need; readonly onChange: () => void }) {
  const t = useT()
  const say = useSpeaker()
  const mayPlan = useMayPlan()
  const { settings, talk, repeats } = need
  return (
    <section className="plan-card" aria-labelledby="need-reckoned">
      <div className="plan-head">
        <h2 id="need-reckoned">{t('need.reckoned')}</h2>
        {mayPlan && (
          <Button size="s" icon={<SlidersHorizontal size={18} aria-hidden="true" />} onPress={onChange}>
            {t('need.reckoned.change')}
          </Button>
        )}
      </div>
      <p>
        <strong>{offerWords(settings.offer, say)}.</strong> {certaintyWords(settings, say)}
      </p>
      <dl className="need-inputs">
        {inputsOf(settings).map(([name, input]) => (
          <Figure key={name} name={name} input={input} />
        ))}
      </dl>
      {talk && <TalkTimes talk={talk} />}
      {repeats && (
        <p className="desk-quiet">
          {t('need.reckoned.repeats', {
            fresh: contacts(repeats.fresh, say),
            total: contacts(repeats.total, say),
          })}
        </p>
      )}
    </section>
  )
}
