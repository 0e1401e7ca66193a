import type { Problem, RefusalDefinition } from './contract/refusal.ts'

/** A decision to say no, thrown from rules and commands and turned into problem+json at the edge. Not a fault. */
export class Refusal extends Error {
  readonly definition: RefusalDefinition
  readonly details: Readonly<Record<string, unknown>>
  readonly errors: NonNullable<Problem['errors']>

  constructor(
    definition: RefusalDefinition,
    details: Readonly<Record<string, unknown>> = {},
    errors: NonNullable<Problem['errors']> = [],
  ) {
    super(definition.title)
    this.name = 'Refusal'
    this.definition = definition
    this.details = details
    this.errors = errors
  }
}

/** Refuses; for use in expressions: `const client = found ?? refuse(general.not_found)`. */
export function refuse(definition: RefusalDefinition, details?: Readonly<Record<string, unknown>>): never {
  throw new Refusal(definition, details)
}

/** The wire form of a refusal. */
export function toProblem(refusal: Refusal, requestId: string): Problem {
  const { code, title, status, why, instead } = refusal.definition
  return {
    type: `/api/v1/refusals#${code}`,
    code,
    title,
    status,
    detail: why,
    instead,
    ...(refusal.errors.length > 0 && { errors: refusal.errors }),
    ...(Object.keys(refusal.details).length > 0 && { details: refusal.details }),
    requestId,
  }
}
