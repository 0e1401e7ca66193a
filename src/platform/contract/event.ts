import { z } from 'zod'

/** What the ledger may hold as text: a code, an id, an instant; never a person's words. The database refuses anything else. */
export const Code = z.string().regex(/^[A-Za-z0-9_:.+-]{0,80}$/)

/** One kind of thing that happens, with the facts it carries beside the ids of its subjects. */
export type EventDefinition<F extends z.ZodRawShape = z.ZodRawShape> = {
  readonly kind: string
  readonly meaning: string
  readonly facts: z.ZodObject<F>
}

const declared = new Map<string, EventDefinition>()

/** Every event that the contracts loaded so far declare, by kind. */
export function declaredEvents(): EventDefinition[] {
  return [...declared.values()].toSorted((a, b) => a.kind.localeCompare(b.kind))
}

/** Declares an event of the ledger. `kind` is `concept.happened`. */
export function event<F extends z.ZodRawShape>(kind: string, meaning: string, facts: F): EventDefinition<F> {
  const one = { kind, meaning, facts: z.strictObject(facts) }
  declared.set(kind, one)
  return one
}

export type FactsOf<E extends EventDefinition> = z.input<E['facts']>
