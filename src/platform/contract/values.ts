import { z } from 'zod'

/** An id of any record: a UUID in lower case. */
export const Id = z.uuid()
export type Id = z.infer<typeof Id>

/** An instant on the wire: ISO 8601 in UTC. */
export const Instant = z.iso.datetime({ offset: true })

const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/

/** A short line of text (a name, a title). No control characters; trimmed; 1 to `max` characters. */
export function Line(max = 200) {
  return z
    .string()
    .max(max * 2)
    .refine((text) => !FORBIDDEN.test(text), 'contains control characters')
    .transform((text) => withoutBidi(text).replace(/\s+/gu, ' ').trim())
    .pipe(z.string().min(1, 'is empty').max(max))
}

/** A text of several lines. No control characters but line breaks and tabs; trimmed; 1 to `max` characters. */
export function Text(max = 20_000) {
  return z
    .string()
    .max(max)
    .refine((text) => !FORBIDDEN.test(text), 'contains control characters')
    .transform((text) => withoutBidi(text).replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().min(1, 'is empty'))
}

/** Direction overrides let a text pretend to be another; marks that languages need (LRM, RLM, joiners) stay. */
function withoutBidi(text: string): string {
  return text.replace(/[\u202A-\u202E\u2066-\u2069]/g, '').normalize('NFC')
}

/** Where a list goes on: opaque to callers. */
export const Cursor = z.string().max(300)

/** One page of a list: the rows and where it goes on, if it does. */
export function Page<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: Cursor.nullable() })
}

/** Answer of commands that have nothing to say but "done". */
export const Done = z.object({ done: z.literal(true) })
export const done = { done: true } as const
