import type { ServiceSettings } from '#domain/services/contract.catalogue.ts'
import type { Level } from '#domain/services/contract.ts'
import { readAmount, writeAmount } from '../amount.ts'

/** A term as it is typed. A price has an amount beside its words. */
export type TermDraft = { label: string; value: string; kind: 'price' | 'other'; amount: string }

export type ServiceDraft = {
  readonly name: string
  readonly purpose: string
  readonly levels: readonly Level[]
  readonly phrases: string
  readonly departmentId: string
  readonly calendarId: string
  readonly skillId: string | null
  readonly authority: string
  readonly momentOfTruth: boolean
  readonly terms: readonly TermDraft[]
  readonly selfLabel: string
  readonly selfSteps: string
}

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** A service as it is typed; nothing yet where it is new. */
export function draftOf(service: ServiceSettings | undefined): ServiceDraft {
  if (!service) {
    const nothing = { name: '', purpose: '', phrases: '', departmentId: '', calendarId: '', selfLabel: '' }
    const plain = { skillId: null, authority: '0', momentOfTruth: false, terms: [], selfSteps: '' }
    return { ...nothing, ...plain, levels: ['one_stop'] }
  }
  const { name, purpose, levels, departmentId, calendarId, skillId, momentOfTruth } = service
  return {
    ...{ name, purpose, levels, departmentId, calendarId, skillId, momentOfTruth },
    phrases: service.phrases.join('\n'),
    authority: writeAmount(service.authorityPence),
    terms: service.terms.map(({ label, value, pence }) => ({
      ...{ label, value, kind: pence === undefined ? ('other' as const) : ('price' as const) },
      amount: pence === undefined ? '' : writeAmount(pence),
    })),
    selfLabel: service.selfService?.label ?? '',
    selfSteps: service.selfService?.steps.join('\n') ?? '',
  }
}

/** What is typed as the service takes it; undefined while something is missing. */
export function inputOf(draft: ServiceDraft) {
  const { name, purpose, levels, departmentId, calendarId, skillId, momentOfTruth } = draft
  const authorityPence = readAmount(draft.authority)
  const terms = draft.terms.map(readTerm)
  const steps = lines(draft.selfSteps)
  const isWhole =
    [name, purpose, departmentId, calendarId].every((text) => text.trim() !== '') && levels.length > 0
  if (!isWhole || authorityPence === undefined || terms.includes(undefined)) return undefined
  if (steps.length > 0 !== (draft.selfLabel.trim() !== '')) return undefined
  return {
    ...{
      name,
      purpose,
      levels: [...levels],
      departmentId,
      calendarId,
      skillId,
      momentOfTruth,
      authorityPence,
    },
    phrases: lines(draft.phrases),
    terms: terms.filter((one) => one !== undefined),
    selfService: steps.length > 0 ? { label: draft.selfLabel.trim(), steps } : null,
  }
}

function readTerm({ label, value, kind, amount }: TermDraft) {
  if (label.trim() === '' || value.trim() === '') return undefined
  if (kind === 'other') return { label, value }
  const pence = amount.trim() === '' ? undefined : readAmount(amount)
  return pence === undefined ? undefined : { label, value, pence }
}
