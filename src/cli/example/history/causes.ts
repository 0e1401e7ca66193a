import type { FailedStep } from '#domain/demand/contract.ts'
import { demandEvents } from '#domain/demand/contract.ts'
import type { Book } from '../book.ts'
import type { DepartmentKey } from '../organisation/departments.ts'

/** Why failure demand arises, as people of the council have named it. */
export type ExampleCause = {
  readonly key: string
  readonly name: string
  readonly department: DepartmentKey
  /** Of the failure demand of a service, how much comes of this; what is left has no named cause. */
  readonly of: Readonly<Record<string, number>>
  readonly steps: readonly (readonly [step: FailedStep, weight: number])[]
}

/** The cause of the fault: only since it began. */
export const FAULT_CAUSE = 'list'
/** What a repair’s appointment in the same conversation did away with, but for a rest. */
export const APPOINTMENT_CAUSE = 'appointments'

export const causes: readonly ExampleCause[] = [
  {
    key: FAULT_CAUSE,
    name: 'The contractor’s vehicle list is a day old',
    department: 'streets',
    of: { 'missed-bin': 0.05 },
    steps: [
      ['not_done', 6],
      ['done_wrong', 3],
      ['not_told', 1],
    ],
  },
  {
    key: 'letters',
    name: 'Letters are sent before the decision is entered',
    department: 'revenues',
    of: { benefits: 0.4, 'council-tax-pay': 0.25 },
    steps: [
      ['done_wrong', 4],
      ['unclear_words', 5],
    ],
  },
  {
    key: 'matching',
    name: 'Payments are matched to accounts once a week',
    department: 'revenues',
    of: { 'council-tax-pay': 0.4 },
    steps: [
      ['done_late', 7],
      ['done_wrong', 2],
    ],
  },
  {
    key: 'moves',
    name: 'A move that was told waits as a scan that is nobody’s',
    department: 'revenues',
    of: { 'council-tax-move': 0.65 },
    steps: [
      ['not_done', 6],
      ['done_late', 3],
      ['passed_on', 2],
    ],
  },
  {
    key: 'papers',
    name: 'Papers go to a shared mailbox and are not found again',
    department: 'revenues',
    of: { benefits: 0.35, 'blue-badge': 0.35, 'parking-permit': 0.3 },
    steps: [
      ['could_not_prove', 6],
      ['done_late', 3],
    ],
  },
  {
    key: APPOINTMENT_CAUSE,
    name: 'Appointments are made without asking the client',
    department: 'housing',
    of: { 'urgent-repair': 0.7, 'new-tenancy': 0.45 },
    steps: [
      ['not_done', 4],
      ['not_told', 5],
    ],
  },
  {
    key: 'rotas',
    name: 'The agency changes its rota after visits were confirmed',
    department: 'care',
    of: { 'care-at-home': 0.6, 'supported-tenancy': 0.4 },
    steps: [
      ['not_done', 5],
      ['not_told', 4],
      ['passed_on', 1],
    ],
  },
  {
    key: 'programme',
    name: 'Nobody is told when a job moves on the programme',
    department: 'streets',
    of: { 'street-problem': 0.6, 'bulky-waste': 0.4, 'planning-query': 0.3 },
    steps: [
      ['not_told', 7],
      ['done_late', 3],
    ],
  },
]

/** What went wrong where nobody has named why. */
export const UNNAMED_STEPS: ExampleCause['steps'] = [
  ['not_told', 4],
  ['done_late', 3],
  ['not_answered', 3],
  ['not_done', 2],
  ['unclear_words', 2],
  ['passed_on', 2],
  ['could_not_prove', 1],
  ['refused', 1],
  ['other', 1],
]

/** Writes the causes, named by `makerId` one after the other since `from`. Gives their ids by key. */
export function addCauses(
  book: Book,
  given: {
    id: () => string
    makerId: string
    departmentIds: Readonly<Record<DepartmentKey, string>>
    from: Date
  },
): ReadonlyMap<string, string> {
  const ids = new Map<string, string>()
  for (const [index, { key, name, department }] of causes.entries()) {
    const id = given.id()
    ids.set(key, id)
    const at = new Date(given.from.getTime() + index * 3_600_000)
    book.add('causes', {
      id,
      name,
      department_id: given.departmentIds[department],
      made_by: given.makerId,
      made_at: at,
      gone_at: null,
    })
    book.tell(demandEvents.causeNamed, { at, actor: 'agent', actorId: given.makerId }, { causeId: id })
  }
  return ids
}
