/** Why the built-in PostgreSQL cannot run. The message says what happened and what to do; it is shown as it stands. */
export class EmbeddedProblem extends Error {
  readonly code: EmbeddedProblemCode

  constructor(code: EmbeddedProblemCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'EmbeddedProblem'
    this.code = code
  }
}

export type EmbeddedProblemCode =
  | 'already-running'
  | 'no-binaries'
  | 'wrong-version'
  | 'not-yours'
  | 'cluster-missing'
  | 'cannot-write'
  | 'cannot-start'

/** The way out that always exists; added to every refusal where a server elsewhere would do. */
export const useAServer =
  'Or use a PostgreSQL server of your own (15 or newer): DATABASE_URL=postgresql://user:password@host:5432/answerable'
