import { z } from 'zod'

/** What the ledger may hold as text: a code, an id, an instant; never a person's words. The database refuses anything else. */
export const Code = z.string().regex(/^[A-Za-z0-9_:.+-]{0,80}$/)

/** One kind of thing that happens, with the facts it carries beside the ids of its subjects. */
export type EventDefinition<F extends z.ZodRawShape = z.ZodRawShape> = {
  readonly kind: string
  readonly meaning: string
  readonly facts: z.ZodObject<F>
}

/** Declares an event of the ledger. `kind` is `concept.happened`. */
export function event<F extends z.ZodRawShape>(kind: string, meaning: string, facts: F): EventDefinition<F> {
  return { kind, meaning, facts: z.strictObject(facts) }
}

export type FactsOf<E extends EventDefinition> = z.input<E['facts']>
