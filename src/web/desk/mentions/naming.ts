/** Somebody, or a department, that a note can name. */
export type Nameable = {
  readonly id: string
  readonly name: string
  /** How many people a department has; undefined for a person. */
  readonly people?: number
  readonly detail?: string
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** What is being typed after an `@` at the cursor, one word or two; undefined where no name is being typed. */
export function nameTyped(text: string, cursor: number): string | undefined {
  return /(?:^|[\s(])@([\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]*)?)$/u.exec(text.slice(0, cursor))?.[1]
}

/** Those whose name has words that begin as typed, people before departments. */
export function fitting(all: readonly Nameable[], typed: string): readonly Nameable[] {
  const words = plain(typed).split(/\s+/).filter(Boolean)
  const fits = ({ name }: Nameable): boolean => {
    const parts = plain(name).split(/[\s-]+/)
    return words.every((word) => parts.some((part) => part.startsWith(word)))
  }
  return all.filter(fits).slice(0, 8)
}

/** The text with the name put in where it was being typed, and where the cursor goes. */
export function putName(text: string, cursor: number, name: string): { text: string; cursor: number } {
  const begin = cursor - (nameTyped(text, cursor)?.length ?? 0)
  const before = `${text.slice(0, begin)}${name} `
  return { text: before + text.slice(cursor).replace(/^ /, ''), cursor: before.length }
}

/** The ids of everybody whom a text names: `@Ann` names no Anna. */
export function namedIn(all: readonly Nameable[], text: string): string[] {
  const named = all.filter(({ name }) => {
    const found = text.split(`@${name}`)
    return found.slice(1).some((rest) => !/^[\p{L}\p{M}\d]/u.test(rest))
  })
  return [...new Set(named.map(({ id }) => id))].slice(0, 20)
}
