import { cohensKappa } from '#core/stats/kappa.ts'
import type { Rated } from '#core/stats/kappa.ts'
import type { DemandKind } from '../contract.ts'
import type { CheckSheetResult } from '../contract.sheets.ts'
import { shareOf } from './share.ts'

/** What one person said of one contact. */
export type SheetMark = {
  readonly contactId: string
  readonly agentId: string
  readonly demand: DemandKind
  readonly need: string
}

/**
 * How far people agreed (Cohen 1960). Kappa, table and share are of two people: of more, the two with the most contacts
 * in common. What people differed on is of everybody, in the order of the sheet, the marks without names.
 */
export function agreementOf(marks: readonly SheetMark[]): CheckSheetResult {
  const byContact = Map.groupBy(marks, (one) => one.contactId)
  const agents = [...new Set(marks.map((one) => one.agentId))].toSorted()
  const rated = mostInCommon(agents, [...byContact.values()])
  const agreed = rated.filter(([first, second]) => first === second).length
  return {
    people: agents.length,
    bothMarked: rated.length,
    agreed: shareOf(agreed, rated.length),
    ...kappaOf(rated),
    table: tableOf(rated),
    differed: [...byContact.values()].filter(differ).map((of) => ({
      contactId: of[0]?.contactId ?? '',
      need: of[0]?.need ?? '',
      // In the order of the kinds: from the place of a mark nobody can tell whose it is.
      marks: of.map((one) => one.demand).toSorted((a, b) => KINDS.indexOf(a) - KINDS.indexOf(b)),
    })),
  }
}

const KINDS: readonly DemandKind[] = ['value', 'failure', 'cannot_tell']

const differ = (marks: readonly SheetMark[]) => new Set(marks.map((one) => one.demand)).size > 1

type Pair = readonly [first: DemandKind, second: DemandKind]

function mostInCommon(agents: readonly string[], contacts: readonly (readonly SheetMark[])[]): Pair[] {
  let most: Pair[] = []
  for (const [index, first] of agents.entries()) {
    for (const second of agents.slice(index + 1)) {
      const pairs = contacts.flatMap((marks) => pairOf(marks, first, second))
      if (pairs.length > most.length) most = pairs
    }
  }
  return most
}

function pairOf(marks: readonly SheetMark[], first: string, second: string): Pair[] {
  const of = (agentId: string) => marks.find((one) => one.agentId === agentId)?.demand
  const [one, other] = [of(first), of(second)]
  return one && other ? [[one, other]] : []
}

function kappaOf(rated: readonly Rated[]): Pick<CheckSheetResult, 'kappa' | 'why'> {
  const found = cohensKappa(rated)
  if (!found.ok) return { kappa: null, why: found.why }
  return { kappa: { value: found.kappa, low: found.low, high: found.high }, why: null }
}

function tableOf(rated: readonly Pair[]): CheckSheetResult['table'] {
  const counts = KINDS.flatMap((first) =>
    KINDS.map((second) => ({
      first,
      second,
      contacts: rated.filter((one) => one[0] === first && one[1] === second).length,
    })),
  )
  return counts.filter((one) => one.contacts > 0)
}
