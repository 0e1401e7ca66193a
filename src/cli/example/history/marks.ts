import { contactEvents } from '#domain/contacts/contract.events.ts'
import type { DemandKind, FailedStep } from '#domain/demand/contract.ts'
import { demandEvents } from '#domain/demand/contract.ts'
import type { Subject } from '#platform/ledger/record.ts'
import type { World, WorldAgent } from '../world.ts'
import { APPOINTMENT_CAUSE, causes, FAULT_CAUSE, UNNAMED_STEPS } from './causes.ts'
import type { ExampleCause } from './causes.ts'
import type { EndedContact } from './contact.ts'
import { REPAIRS_DAYS_AGO } from './plan.ts'

const DAY_MS = 86_400_000
/** A failure may come of a need that was looked after so long ago. */
const ORIGIN_MS = 80 * DAY_MS

type Marked = EndedContact & { readonly agent: WorldAgent }
type Details = {
  originCaseId: string | null
  step: FailedStep | null
  departmentId: string | null
  causeId: string | null
}
const NOTHING: Details = { originCaseId: null, step: null, departmentId: null, causeId: null }

/** The agent says what the contact was about, and of a failure where it comes from. */
export function markDemand(world: World, contact: Marked, about: Subject): void {
  const { book } = world
  const { demand } = contact
  const suggested = suggestedFor(world, demand)
  const details = demand === 'failure' ? detailsOf(world, contact) : NOTHING
  book.tell(contactEvents.demandSet, about, { demand })
  book.add('demand_marks', {
    contact_id: contact.id,
    demand,
    suggested,
    share: suggested === null ? null : Math.round(world.chance.uniform(0.62, 0.98) * 1000) / 1000,
    by: 'person',
    origin_case_id: details.originCaseId,
    step: details.step,
    department_id: details.departmentId,
    cause_id: details.causeId,
    arrived_at: new Date(contact.arrivedAt),
    at: about.at,
    version: 1,
  })
  const { step, causeId, originCaseId, departmentId } = details
  book.tell(
    demandEvents.marked,
    { ...about, departmentId },
    { demand, suggested, by: 'person', step, causeId, originCaseId, subjectId: null },
  )
}

/** Mostly what the person then said; now and then another, or honestly nothing. */
function suggestedFor({ chance }: World, demand: DemandKind): DemandKind | null {
  const luck = chance.uniform()
  if (luck < 0.84) return demand
  if (luck < 0.93) return null
  return demand === 'value' ? 'failure' : 'value'
}

function detailsOf(world: World, contact: Marked): Details {
  const { chance } = world
  const cause = causeOf(world, contact)
  const [step] = chance.pickWeighted(cause?.steps ?? UNNAMED_STEPS, ([, weight]) => weight)
  const here = chance.happens(0.6) ? contact.service.departmentId : null
  return {
    originCaseId: originOf(world, contact),
    step: chance.happens(0.93) ? step : null,
    departmentId: cause ? world.departmentIds[cause.department] : here,
    causeId: cause ? (world.causeIds.get(cause.key) ?? null) : null,
  }
}

function causeOf(world: World, contact: Marked): ExampleCause | undefined {
  const luck = world.chance.uniform()
  const slug = contact.service.data.slug
  if (contact.fromFault) return luck < 0.85 ? causes.find(({ key }) => key === FAULT_CAUSE) : undefined
  let sum = 0
  return causes.find((cause) => {
    sum += shareOf(world, cause, slug, contact.arrivedAt)
    return luck < sum
  })
}

function shareOf(world: World, { key, of }: ExampleCause, slug: string, at: number): number {
  const put = key === APPOINTMENT_CAUSE && slug === 'urgent-repair'
  const since = world.now.getTime() - REPAIRS_DAYS_AGO * DAY_MS
  return (of[slug] ?? 0) * (put && at > since ? 0.35 : 1)
}

/** The need itself when it comes back, else the latest of the same client about the same service. */
function originOf(world: World, contact: Marked): string | null {
  const known = world.needsOf.get(contact.clientId ?? '') ?? []
  const before = known.filter(
    ({ openedAt, serviceId }) =>
      serviceId === contact.service.id &&
      openedAt < contact.arrivedAt &&
      openedAt > contact.arrivedAt - ORIGIN_MS,
  )
  const own = before.find(({ caseId }) => caseId === contact.caseId)
  return (own ?? before.toSorted((a, b) => b.openedAt - a.openedAt)[0])?.caseId ?? null
}
