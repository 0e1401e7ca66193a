/**
 * A way of saying no that is documented once: a stable code, why, and what we do instead (or what the caller can do now).
 * The words are for people; no refusal blames its reader.
 */
export type RefusalDefinition = {
  readonly code: string
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 412 | 413 | 415 | 422 | 423 | 428 | 429 | 500 | 503
  readonly title: string
  readonly why: string
  readonly instead: string
}

/** The body of every refusal on the wire (RFC 9457), `application/problem+json`. */
export type Problem = {
  readonly type: string
  readonly code: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly instead: string
  /** Where the input did not fit: a JSON pointer and what was expected. */
  readonly errors?: readonly { readonly path: string; readonly message: string }[]
  /** Facts a screen needs to help further: the version now, the loose ends, when to try again. */
  readonly details?: Readonly<Record<string, unknown>>
  readonly requestId?: string
}

export type RefusalTable<K extends string> = {
  readonly [Code in K]: RefusalDefinition & { readonly code: Code }
}

/** Declares a concept's refusals: the key is the stable code. */
export function defineRefusals<K extends string>(
  table: Record<K, Omit<RefusalDefinition, 'code'>>,
): RefusalTable<K> {
  const entries = Object.entries<Omit<RefusalDefinition, 'code'>>(table)
  return Object.fromEntries(entries.map(([code, rest]) => [code, { code, ...rest }])) as RefusalTable<K>
}

/** Refusals that any route may answer with. */
export const general = defineRefusals({
  invalid_input: {
    status: 400,
    title: 'Something in this request does not fit',
    why: 'One or more fields are missing or have a form we cannot read.',
    instead:
      'Each field and what it needs is listed; nothing was changed, so it is safe to correct and send again.',
  },
  not_json: {
    status: 400,
    title: 'This is not readable as JSON',
    why: 'The body could not be read as JSON.',
    instead: 'Send a JSON object with the header Content-Type: application/json. Nothing was changed.',
  },
  sign_in_needed: {
    status: 401,
    title: 'Please sign in first',
    why: 'We do not know yet who is asking, or the session has ended.',
    instead: 'Sign in or open your link again; what you typed is kept in this browser.',
  },
  not_yours: {
    status: 403,
    title: 'This belongs to somebody else’s work',
    why: 'Your role or your link does not open this.',
    instead: 'Ask a service lead to open it for you, or go back to what is yours.',
  },
  key_unknown: {
    status: 401,
    title: 'This key opens nothing',
    why: 'The key in the Authorization header is not one of ours, has ended, or belongs to somebody who has left.',
    instead: 'Check that the whole key was copied; an admin can make a new one. Nothing was changed.',
  },
  key_lacks_scope: {
    status: 403,
    title: 'This key does not reach that far',
    why: 'The key is good, but was not made for this part of the service.',
    instead: 'The scope that is needed stands in the details: an admin can make a key that has it.',
  },
  outside_view: {
    status: 403,
    title: 'That lies outside of what you see',
    why: 'Your view is limited to some departments and services, and this would belong to another: you would not see it yourself.',
    instead: 'Ask a colleague there to do it, or an admin to widen what you see. Nothing was changed.',
  },
  view_unavailable: {
    status: 503,
    title: 'Your limited view cannot be shown just now',
    why: 'You see a part of the service, and the database cannot hold anybody to a part yet. Nothing is shown rather than everything.',
    instead: 'An operator finds out what is missing with “answerable doctor”. Nothing of yours was changed.',
  },
  other_site: {
    status: 403,
    title: 'This request came from another site',
    why: 'Changes with a signed-in session are accepted from our own pages only.',
    instead: 'Open the desk or the portal itself and do it there.',
  },
  not_found: {
    status: 404,
    title: 'There is nothing here',
    why: 'The address or number does not lead to anything that is open to you.',
    instead: 'Check the address, or search by name, number or reference.',
  },
  stale_version: {
    status: 412,
    title: 'Something arrived while you were writing',
    why: 'The record has changed since you opened it.',
    instead: 'Look at what is new; then send again as it is, or change it first. Your text is kept.',
  },
  too_large: {
    status: 413,
    title: 'That is more than we can take at once',
    why: 'The request is larger than the limit.',
    instead: 'Send less at once: text up to 20,000 characters, papers up to 10 MB each.',
  },
  wrong_media_type: {
    status: 415,
    title: 'We cannot read this kind of content here',
    why: 'The Content-Type of the request is not one this address takes.',
    instead: 'Send application/json, or multipart/form-data for papers.',
  },
  key_reused: {
    status: 422,
    title: 'This Idempotency-Key was used for something else',
    why: 'The same key came before with another request.',
    instead: 'Use a new key for a new request; the earlier one stands as it was answered.',
  },
  too_many: {
    status: 429,
    title: 'That was a lot in a short time',
    why: 'More requests came from here than one person usually makes.',
    instead: 'Wait for the seconds given in Retry-After; nothing you sent before is lost.',
  },
  unexpected: {
    status: 500,
    title: 'Something went wrong on our side',
    why: 'This is a fault of ours; it has been logged with the number given.',
    instead: 'Try again in a moment. If it stays, tell us the number: we can find it.',
  },
  busy: {
    status: 503,
    title: 'We cannot reach our records just now',
    why: 'The database does not answer at this moment.',
    instead: 'Wait a few seconds and try again; nothing that was confirmed to you is lost.',
  },
})
