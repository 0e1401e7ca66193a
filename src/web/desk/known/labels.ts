import type { z } from 'zod'
import type { Fact } from '#domain/clients/contract.ts'
import type { T } from '../../messages/Messages.tsx'

export type KnownFact = z.infer<typeof Fact>

/** A label of a fact as people read it: `moving_date` → “Moving date”. */
export function factLabel(label: string): string {
  const words = label.replace(/[_.]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What somebody typed as a label of a fact, in the form that is kept: lower case, words joined by `_`. */
export function labelFrom(typed: string): string {
  const plain = typed
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
  return plain
    .replace(/[^a-z0-9.]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 41)
}

/** From whom we know a fact, in words. */
export function sourceWords(fact: KnownFact, t: T): string {
  if (fact.source === 'agent') return t('desk.source.agent', { name: fact.agentName ?? '' })
  return t(`desk.source.${fact.source}`)
}
