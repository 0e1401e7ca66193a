/** What a prepared text can leave open, to be filled in from the records: `Dear {client}`. */
export const PLACEHOLDERS = [
  'client',
  'owner',
  'reference',
  'service',
  'due',
  'agent',
  'organisation',
] as const
export type Placeholder = (typeof PLACEHOLDERS)[number]
/** What is known for each; null or missing: nothing is. */
export type PlaceholderValues = Readonly<Partial<Record<Placeholder, string | null>>>

const OPEN = /\{([a-z_]{1,40})\}/g
const known = new Set<string>(PLACEHOLDERS)
const isPlaceholder = (name: string): name is Placeholder => known.has(name)

export type Filled = { readonly text: string; readonly missing: readonly Placeholder[] }

/** Fills in what is known; what is not stays as it was written, and is named. */
export function fillIn(text: string, values: PlaceholderValues): Filled {
  const filled = text.replace(OPEN, (whole, name: string) =>
    isPlaceholder(name) ? values[name]?.trim() || whole : whole,
  )
  return { text: filled, missing: holesIn(filled) }
}

/** The placeholders that are still open in a text, each once, in their order. Such a text is not ready to be sent. */
export function holesIn(text: string): Placeholder[] {
  return [...new Set([...text.matchAll(OPEN)].map(([, name]) => name ?? ''))].filter(isPlaceholder)
}

/** What looks like a placeholder and is none that we know. */
export function unknownIn(text: string): string[] {
  return [...new Set([...text.matchAll(OPEN)].map(([, name]) => name ?? ''))].filter(
    (name) => !isPlaceholder(name),
  )
}
