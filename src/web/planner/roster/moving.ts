import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Shift } from '#domain/planning/contract.rosters.ts'
import { againstPlace } from './against.ts'
import type { Against, Ground } from './against.ts'
import { placeOf, samePlace } from './place.ts'
import type { Place } from './place.ts'

/** A shift in somebody's hand: where it came from, where it would be dropped, and what stands against that. */
export type Held = {
  readonly shift: Shift
  readonly from: Place
  readonly place: Place
  readonly against: readonly Against[]
  readonly by: 'keys' | 'pointer'
  /** Dropped, and not answered yet. */
  readonly isSaving: boolean
}

/**
 * The shift that is being moved, apart from the page's own state: a drag draws only the row it left and the rows it
 * comes to, whatever the size of the roster.
 */
export type Moving = {
  readonly subscribe: (hear: () => void) => () => void
  readonly held: () => Held | undefined
  readonly pickUp: (shift: Shift, ground: Ground, by: Held['by']) => void
  /** The same place again changes nothing. */
  readonly to: (place: Place) => void
  readonly saving: (isSaving: boolean) => void
  readonly release: () => void
}

/** A hand that holds nothing yet. */
export function createMoving(): Moving {
  const hearing = new Set<() => void>()
  let held: Held | undefined
  let ground: Ground | undefined
  const set = (next: Held | undefined): void => {
    held = next
    for (const hear of hearing) hear()
  }
  return {
    subscribe: (hear) => {
      hearing.add(hear)
      return () => void hearing.delete(hear)
    },
    held: () => held,
    pickUp: (shift, on, by) => {
      ground = on
      const place = placeOf(shift, on.zone)
      set({ shift, from: place, place, against: againstPlace(on, place), by, isSaving: false })
    },
    to: (place) => {
      if (!held || !ground || samePlace(held.place, place)) return
      set({ ...held, place, against: againstPlace(ground, place) })
    },
    saving: (isSaving) => {
      if (held) set({ ...held, isSaving })
    },
    release: () => set(undefined),
  }
}

const nothing = createMoving()
/** The hand of the roster that is open. */
export const MovingContext = createContext<Moving>(nothing)

/** What is in the hand. */
export function useHeld(): Held | undefined {
  const moving = useContext(MovingContext)
  return useSyncExternalStore(moving.subscribe, moving.held)
}

/** What is in the hand, for the row of one person: undefined unless it came from here or is above here. */
export function useHeldAt(agentId: string): Held | undefined {
  const moving = useContext(MovingContext)
  return useSyncExternalStore(moving.subscribe, () => {
    const held = moving.held()
    return held && (held.place.agentId === agentId || held.from.agentId === agentId) ? held : undefined
  })
}
