import { useContext, useMemo } from 'react'
import type { Roster } from '#domain/planning/contract.rosters.ts'
import { announce } from '../../ui/announce.tsx'
import { useZone } from '../../ui/time.ts'
import { groundFor } from './against.ts'
import { againstWords, heldWords } from './held-words.ts'
import { MovingContext } from './moving.ts'
import type { Held } from './moving.ts'
import { placeOf, samePlace, stepped } from './place.ts'
import type { Axis, Field, Place, Step } from './place.ts'
import { useSay } from './say.ts'
import type { Edits } from './useEdits.ts'
import type { Names } from './words.ts'

/** Picking up, moving, dropping and leaving a shift, by whatever means; what is heard goes with it. */
export type Hand = {
  readonly pickUp: (shiftId: string, by: Held['by']) => Place | undefined
  readonly step: (step: Step) => void
  readonly to: (place: Place) => void
  readonly drop: () => void
  readonly cancel: () => void
}

/** The hand over one roster. `onDropped`: where the keyboard should go on. */
export function useHand(props: {
  readonly roster: Roster
  readonly field: Field
  readonly axis: Axis
  readonly names: Names
  readonly edits: Edits
  readonly onDropped: (shiftId: string) => void
}): Hand {
  const { roster, field, axis, names, edits, onDropped } = props
  const say = useSay()
  const zone = useZone()
  const moving = useContext(MovingContext)
  return useMemo(() => {
    const tell = (): void => {
      const held = moving.held()
      if (!held) return
      const words = againstWords(held, say, names)
      announce(`${heldWords(held, say, names)}. ${words}`, 'now')
    }
    const to = (place: Place): void => {
      const before = moving.held()
      if (before?.isSaving) return
      moving.to(place)
      if (moving.held() !== before) tell()
    }
    const cancel = (): void => {
      if (!moving.held()) return
      moving.release()
      edits.forget()
      announce(say.t('roster.move.back'), 'now')
    }
    const pickUp = (shiftId: string, by: Held['by']): Place | undefined => {
      const shift = roster.shifts.find(({ id }) => id === shiftId)
      if (!shift || moving.held()?.isSaving) return undefined
      edits.forget()
      moving.pickUp(shift, groundFor(roster, zone, shift.id), by)
      const { fromMinute, toMinute, day, agent } = shift
      const words = { name: agent.name, day: say.day(day), times: say.times(fromMinute, toMinute) }
      if (by === 'keys') announce(say.t('roster.move.picked', { ...words, axis }), 'now')
      return placeOf(shift, zone)
    }
    const drop = async (): Promise<void> => {
      const held = moving.held()
      if (!held || held.isSaving) return
      if (samePlace(held.place, held.from)) return cancel()
      moving.saving(true)
      const isDone = await edits.move(held.shift, held.place)
      moving.release()
      const words = { ...wordsOf(held, say), name: names.person(held.place.agentId) }
      if (isDone) announce(say.t('roster.move.dropped', words), 'now')
      onDropped(held.shift.id)
    }
    return {
      pickUp,
      to,
      cancel,
      step: (step) => {
        const held = moving.held()
        if (held) to(stepped(held.place, step, field))
      },
      drop: () => void drop(),
    }
  }, [roster, field, axis, names, edits, onDropped, say, zone, moving])
}

function wordsOf({ place }: Held, say: ReturnType<typeof useSay>) {
  const { day, fromMinute, minutes } = place
  return { day: say.day(day), times: say.times(fromMinute, fromMinute + minutes) }
}
