import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react'
import { useEffect } from 'react'
import { alongKey } from '../../messages/direction.ts'
import { Button } from '../../ui/Button.tsx'
import { againstWords, heldWords } from './held-words.ts'
import { useHeld } from './moving.ts'
import type { Held } from './moving.ts'
import type { Hand } from './useHand.ts'
import { heldKey } from './place.ts'
import type { Axis, Step } from './place.ts'
import type { Say } from './say.ts'
import type { Names } from './words.ts'

const STEPS: readonly Step[] = [
  'earlier',
  'later',
  'day_before',
  'day_after',
  'person_before',
  'person_after',
]

function Against({ held, say, names }: { held: Held; say: Say; names: Names }) {
  const isHard = held.against.some((one) => one.hard)
  const Icon = isHard ? CircleAlert : held.against.length > 0 ? TriangleAlert : CircleCheck
  const tone = isHard ? 'hard' : held.against.length > 0 ? 'soft' : 'fits'
  return (
    <p className={`roster-hand-${tone}`}>
      <Icon size={18} aria-hidden="true" /> {againstWords(held, say, names)}
    </p>
  )
}

/** While a shift is held by keys they move it, wherever the focus is: the cell it came from may not be shown any more. */
function useHeldKeys(isOn: boolean, axis: Axis, hand: Hand): void {
  useEffect(() => {
    if (!isOn) return
    const listener = (event: KeyboardEvent): void => {
      const isElsewhere = event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey
      if (isElsewhere || document.querySelector('[role="dialog"]')) return
      const isButton = event.target instanceof Element && event.target.closest('.roster-hand button') !== null
      const does = heldKey(alongKey(event.key), event.shiftKey, axis)
      if (does === undefined || (does === 'drop' && (isButton || event.repeat))) return
      event.preventDefault()
      if (does === 'drop') hand.drop()
      else if (does === 'cancel') hand.cancel()
      else hand.step(does)
    }
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [isOn, axis, hand])
}

/** What is in the hand, what stands against where it is, and every step as a button. */
export function MoveBar(props: {
  readonly say: Say
  readonly names: Names
  readonly axis: Axis
  readonly hand: Hand
}) {
  const { say, names, axis, hand } = props
  const held = useHeld()
  useHeldKeys(held?.by === 'keys', axis, hand)
  if (!held) return null
  const { t } = say
  return (
    <div className="roster-hand" role="group" aria-label={t('roster.move.held')}>
      <div className="roster-hand-words">
        <p className="roster-hand-now">{heldWords(held, say, names)}</p>
        <Against held={held} say={say} names={names} />
      </div>
      {held.by === 'keys' && (
        <div className="roster-hand-steps" role="group" aria-label={t('roster.move.buttons')}>
          {STEPS.map((step) => (
            <Button key={step} size="s" variant="quiet" onPress={() => hand.step(step)}>
              {t(`roster.move.${step}`)}
            </Button>
          ))}
          <Button size="s" onPress={hand.cancel}>
            {t('roster.move.cancel')}
          </Button>
          <Button size="s" variant="primary" busy={held.isSaving} onPress={hand.drop}>
            {t('roster.move.drop')}
          </Button>
        </div>
      )}
    </div>
  )
}
