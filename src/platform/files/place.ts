import type { Readable } from 'node:stream'

/** What went wrong with bytes that are kept. The message is for whoever operates the service; it holds no personal words. */
export class StoreProblem extends Error {
  /**
   * `unreachable`: try again later. `missing` and `damaged`: trying again changes nothing. `foreign`: the place is not, or
   * no longer, this service's.
   */
  readonly kind: 'unreachable' | 'missing' | 'damaged' | 'foreign'

  constructor(kind: StoreProblem['kind'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StoreProblem'
    this.kind = kind
  }
}

/** An object as it is being read: its length as the place tells it, and its bytes, not yet held against anything. */
export type Opened = { readonly bytes: number; readonly stream: Readable }

/** What is seen at a place: free bytes where they can be known, and what is not as it should be. */
export type Looked = { readonly free: number | undefined; readonly warnings: readonly string[] }

/** A folder or a bucket that holds objects by names that say nothing. Every method throws `StoreProblem`. */
export type Place = {
  /** As FILES_TO names it. */
  readonly address: string
  /** Keeps an object: whole and lasting when this resolves. What is left when it throws has no name that `get` would find. */
  put(object: string, content: Buffer): Promise<void>
  get(object: string): Promise<Opened>
  /** Takes an object away for good; one that is not there is gone already, as long as the place itself is there. */
  remove(object: string): Promise<void>
  /** Every object with the time it was written, in no order; what is named otherwise is not ours and is left out. */
  list(): AsyncIterable<{ readonly object: string; readonly at: Date }>
  /** Takes away what a crash left half written before `before`. */
  tidy(before: Date): Promise<void>
  /** The id that the place was marked with, if it was. */
  readMark(): Promise<string | undefined>
  writeMark(id: string): Promise<void>
  removeMark(): Promise<void>
  /** Looks at what `put` and `get` do not show. */
  look(): Promise<Looked>
}

/** Where an S3-compatible store answers, and the keys that it knows us by. */
export type BucketAccess = {
  readonly endpoint: string
  readonly region: string
  readonly keyId: string
  readonly keySecret: string
}
