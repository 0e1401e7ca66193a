import { useMemo, useState } from 'react'
import { rosterRoutes } from '#domain/planning/contract.rosters.ts'
import type { Roster, Shift } from '#domain/planning/contract.rosters.ts'
import { ProblemError, call, queryClient, queryFor } from '../../client.ts'
import { toast } from '../../ui/toast.tsx'
import { useZone } from '../../ui/time.ts'
import { placeOf } from './place.ts'
import type { Place } from './place.ts'
import { useSay } from './say.ts'

/** What went wrong with a change: refused by the server, or made on what somebody else has changed meanwhile. */
export type Trouble = { readonly error: Error; readonly isClash: boolean }

/** Changes by hand to a draft. Each answers whether it was made; what was made can be undone from its toast. */
export type Edits = {
  readonly move: (shift: Shift, to: Place) => Promise<boolean>
  readonly give: (to: Place) => Promise<boolean>
  readonly take: (shift: Shift) => Promise<boolean>
  readonly trouble: Trouble | undefined
  readonly forget: () => void
}

type Answer = { shift: Shift | null; version: number; warnings: Roster['warnings'] }
type Kept = (before: Roster) => Roster

const keyOf = (rosterId: string) => queryFor(rosterRoutes.get, { params: { rosterId } }).queryKey
const read = (rosterId: string) => queryClient.getQueryData(keyOf(rosterId))

/** Writes what the server answered into what is shown, and reads the rest (cover, fair shares) again. */
function keep(rosterId: string, { version, warnings }: Answer, change: (shifts: Shift[]) => Shift[]): void {
  const kept: Kept = (before) => ({ ...before, version, warnings, shifts: change(before.shifts) })
  queryClient.setQueryData(keyOf(rosterId), (before) => before && kept(before))
  void queryClient.invalidateQueries({ queryKey: keyOf(rosterId) })
}

async function moveTo(rosterId: string, shiftId: string, to: Place): Promise<Answer> {
  const version = read(rosterId)?.version
  const answer = await call(rosterRoutes.moveShift, { params: { rosterId, shiftId }, body: to }, { version })
  const { shift } = answer
  keep(rosterId, answer, (all) => all.map((one) => (one.id === shiftId && shift ? shift : one)))
  return answer
}

async function giveAt(rosterId: string, to: Place): Promise<Answer> {
  const answer = await call(rosterRoutes.giveShift, { params: { rosterId }, body: to })
  const { shift } = answer
  keep(rosterId, answer, (all) => [...all.filter(({ id }) => id !== shift?.id), ...(shift ? [shift] : [])])
  return answer
}

async function takeAway(rosterId: string, shiftId: string): Promise<Answer> {
  const answer = await call(rosterRoutes.takeShift, { params: { rosterId, shiftId } })
  keep(rosterId, answer, (all) => all.filter(({ id }) => id !== shiftId))
  return answer
}

/** Changes by hand to one roster, each with its undo. */
export function useEdits(rosterId: string): Edits {
  const say = useSay()
  const zone = useZone()
  const [trouble, setTrouble] = useState<Trouble>()
  return useMemo(() => {
    const tried = async (doing: () => Promise<unknown>): Promise<boolean> => {
      setTrouble(undefined)
      try {
        await doing()
        return true
      } catch (error) {
        const isClash = error instanceof ProblemError && error.status === 412
        // What is shown may be old: it is read again whatever went wrong.
        void queryClient.invalidateQueries({ queryKey: keyOf(rosterId) })
        setTrouble({ error: error instanceof Error ? error : new Error(String(error)), isClash })
        return false
      }
    }
    // Only the last change can be undone: what came after it may rest on it.
    const undo = (made: Answer, doing: () => Promise<unknown>) => () => {
      if (read(rosterId)?.version !== made.version) return toast({ text: say.t('roster.undo.late') })
      return void tried(doing).then((isDone) => isDone && toast({ text: say.t('roster.undone') }))
    }
    const wordsOf = ({ agent, day, fromMinute, toMinute }: Shift) => {
      return { name: agent.name, day: say.day(day), times: say.times(fromMinute, toMinute) }
    }
    return {
      trouble,
      forget: () => setTrouble(undefined),
      move: (shift, to) =>
        tried(async () => {
          const made = await moveTo(rosterId, shift.id, to)
          const back = placeOf(shift, zone)
          toast({
            text: say.t('roster.moved', wordsOf(made.shift ?? shift)),
            undo: undo(made, () => moveTo(rosterId, shift.id, back)),
          })
        }),
      give: (to) =>
        tried(async () => {
          const made = await giveAt(rosterId, to)
          const given = made.shift
          if (!given) return
          toast({
            text: say.t('roster.given', wordsOf(given)),
            undo: undo(made, () => takeAway(rosterId, given.id)),
          })
        }),
      take: (shift) =>
        tried(async () => {
          const made = await takeAway(rosterId, shift.id)
          const back = placeOf(shift, zone)
          toast({
            text: say.t('roster.taken', wordsOf(shift)),
            undo: undo(made, () => giveAt(rosterId, back)),
          })
        }),
    }
  }, [rosterId, say, zone, trouble])
}
