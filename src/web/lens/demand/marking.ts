import type { DemandKind } from '#domain/demand/contract.ts'

export type Item = { readonly contactId: string; readonly mine: DemandKind | null }
export type Said = ReadonlyMap<string, DemandKind>

/** What I said of a contact: what was said a moment ago stands until the server has it too. */
export function mineOf(item: Item, said: Said): DemandKind | null {
  return said.get(item.contactId) ?? item.mine
}

/** The place of the next contact without a mark after a place, from the beginning again; undefined where all have one. */
export function nextUnmarked(items: readonly Item[], said: Said, after: number): number | undefined {
  const order = items.map((_, step) => (after + 1 + step) % items.length)
  return order.find((place) => {
    const item = items[place]
    return item !== undefined && mineOf(item, said) === null
  })
}
