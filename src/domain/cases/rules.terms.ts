import type { z } from 'zod'
import type { Term } from '../services/contract.ts'
import type { OtherwiseReason } from './contract.terms.ts'

export type Otherwise = {
  readonly value: string
  readonly pence: number | null
  readonly reason: OtherwiseReason
  readonly note: string | null
}
export type WhatIsTold = {
  readonly told: string
  readonly differs: boolean
  readonly penceDifference: number | null
  readonly reason: OtherwiseReason | null
}

/** What is told beside what is published: the same words, or the same price, is no difference. Differences in pence. */
export function toldBeside(term: z.infer<typeof Term>, otherwise: Otherwise | undefined): WhatIsTold {
  const pence = otherwise?.pence ?? null
  const samePrice = pence !== null && pence === term.pence
  if (!otherwise || samePrice || plain(otherwise.value) === plain(term.value)) {
    return {
      told: term.value,
      differs: false,
      penceDifference: term.pence === undefined ? null : 0,
      reason: null,
    }
  }
  const penceDifference = pence === null || term.pence === undefined ? null : pence - term.pence
  return { told: otherwise.value, differs: true, penceDifference, reason: otherwise.reason }
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()

/**
 * A code for the ledger made from a term's label: `Second garden bin` is `second_garden_bin`. A label without Latin
 * letters or figures gets a number made from it (FNV-1a, Fowler, Noll & Vo 1991), the same each time.
 */
export function termKey(label: string): string {
  const latin = label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
  const key = latin.slice(0, 60).replace(/^_+|_+$/g, '')
  return key === '' ? `term_${numberOf(label)}` : key
}

function numberOf(text: string): number {
  let hash = 0x811c9dc5
  for (const one of text) hash = Math.imul(hash ^ (one.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash
}
