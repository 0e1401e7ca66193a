/** What goes between `run.ts` and its threads. */
export type Order = {
  readonly number: number
  readonly module: string
  readonly name: string
  readonly input: unknown
}

export type Answer =
  | { readonly kind: 'progress'; readonly number: number; readonly progress: unknown }
  | { readonly kind: 'done'; readonly number: number; readonly output: unknown }
  | { readonly kind: 'failed'; readonly number: number; readonly error: Error }
