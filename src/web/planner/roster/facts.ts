import type { RosterWarning } from '#domain/planning/contract.rosters.ts'

export type Facts = RosterWarning['facts']

/** A fact that is a number; 0 where it is missing. */
export function numberIn(facts: Facts, name: string): number {
  const value = facts[name]
  return typeof value === 'number' && Number.isFinite(value) ? value : 0
}

/** A fact that is text; empty where it is missing. */
export function textIn(facts: Facts, name: string): string {
  const value = facts[name]
  return typeof value === 'string' ? value : ''
}

/** A fact that is a list; empty where it is missing. */
export function listIn(facts: Facts, name: string): readonly string[] {
  const value = facts[name]
  return Array.isArray(value) ? value : []
}

/** Stretches of a day as facts carry them: `480-1080`. */
export function windowsIn(facts: Facts): [from: number, to: number][] {
  return listIn(facts, 'windows').flatMap((text) => {
    const found = /^(\d+)-(\d+)$/.exec(text)
    const [from, to] = [Number(found?.[1]), Number(found?.[2])]
    return found && from < 1440 ? [[from, to] as [number, number]] : []
  })
}
