import { addExperiment, beginExperiments, endExperiment } from '#domain/learning/commands/experiments.ts'
import { annotate } from '#domain/learning/commands/annotations.ts'
import { studyPattern } from '#domain/learning/commands/patterns.ts'
import type { PatternKind } from '#domain/learning/contract.patterns.ts'
import { findPatterns } from '#domain/learning/jobs/patterns.ts'
import type { MeasureKey } from '#domain/measures/contract.ts'
import type { Database, Tx } from '#platform/database/database.ts'
import { statement } from '#platform/database/statement.ts'
import { dayBefore, EASED_DAYS_AGO, FAULT_DAYS_AGO, REPAIRS_DAYS_AGO, stormOf } from '../history/plan.ts'
import type { World } from '../world.ts'
import { actorCalled, daysAgo, morningOf } from './actor.ts'
import { addPacks } from './packs.ts'

const DAY_MS = 86_400_000
const patternOf = statement<{ id: string }, [kind: string, serviceId: string]>(
  'example.pattern',
  `select id from patterns where kind = $1 and about ->> 'serviceId' = $2`,
)

/**
 * What people have learnt so far: an experiment that worked, one under way, a pattern that is studied; and what was written
 * on charts. Patterns are found on the days on which they would have been, by what had happened until then.
 */
export async function addStudies(database: Database, world: World): Promise<void> {
  await database.transact(async (tx) => {
    await findPatterns(tx, daysAgo(world, REPAIRS_DAYS_AGO + 2))
    await repairs(tx, world)
  })
  await database.transact(async (tx) => {
    // A spike is seen in its first days.
    await findPatterns(tx, daysAgo(world, FAULT_DAYS_AGO - 6))
    await findPatterns(tx, daysAgo(world, EASED_DAYS_AGO + 2))
    await bins(tx, world)
  })
  await database.transact(async (tx) => {
    await endRepairs(tx, world)
    await annotations(tx, world)
    await findPatterns(tx, morningOf(world, 3, 5))
    await addPacks(tx, world)
  })
  await database.transact(async (tx) => {
    await findPatterns(tx, world.now)
    await fourthItem(tx, world)
    await mondays(tx, world)
  })
}

const serviceId = (world: World, slug: string) =>
  world.services.find(({ data }) => data.slug === slug)?.id ?? ''
const find = (tx: Tx, world: World, kind: PatternKind, slug: string) =>
  tx.maybe(patternOf, kind, serviceId(world, slug))
const dayAgo = (world: World, days: number) => dayBefore(world.now.getTime(), days)
type Study = {
  condition: string
  causeKey?: string
  cause: string
  owner: string
  note: string
  daysAgo: number
}

async function study(tx: Tx, world: World, patternId: string, given: Study): Promise<void> {
  const { condition, causeKey, cause, note } = given
  const by = actorCalled(world, given.owner)
  const causeId = causeKey === undefined ? null : (world.causeIds.get(causeKey) ?? null)
  const body = { patternId, condition, causeId, cause, ownerId: by.agentId, note }
  await studyPattern(tx, by, body, undefined, daysAgo(world, given.daysAgo))
}

type Trial = {
  readonly patternId: string | null
  readonly name: string
  readonly change: string
  readonly expect: string
  readonly slug: string
  readonly measure: MeasureKey
  readonly owner: string
  readonly startsDaysAgo: number
  readonly endsDaysAgo: number | null
}

async function tryOut(tx: Tx, world: World, trial: Trial): Promise<string> {
  const { patternId, name, change, expect, slug, measure, startsDaysAgo, endsDaysAgo } = trial
  const by = actorCalled(world, trial.owner)
  const given = {
    ...{ patternId, name, change, expect, measure, direction: 'down' as const },
    filter: { serviceId: serviceId(world, slug) },
    ownerId: by.agentId,
    startsOn: dayAgo(world, startsDaysAgo),
    endsOn: endsDaysAgo === null ? null : dayAgo(world, endsDaysAgo),
  }
  const id = await addExperiment(tx, by, given, daysAgo(world, startsDaysAgo + 1))
  await beginExperiments(tx, morningOf(world, startsDaysAgo))
  return id
}

const REPAIRS = 'The appointment is agreed in the same conversation'

async function repairs(tx: Tx, world: World): Promise<void> {
  const found = await find(tx, world, 'attempts', 'urgent-repair')
  if (found)
    await study(tx, world, found.id, {
      condition:
        'The contact centre takes the repair, the depot chooses the day and then rings to tell it: three times at most, ' +
        'mostly in the morning. Whoever is not reached learns of it from a card in the door.',
      causeKey: 'appointments',
      cause: 'The day is chosen where the client is not',
      owner: 'helen.ashworth',
      note: 'Of twenty that I listened to, fourteen clients would have known at once which day suits them.',
      daysAgo: REPAIRS_DAYS_AGO + 1.5,
    })
  await tryOut(tx, world, {
    patternId: found?.id ?? null,
    name: REPAIRS,
    change:
      'Whoever speaks with the client sees the surveyors’ free hours and agrees the day and time before the call ends.',
    expect: 'Fewer clients who come back because nobody came, or came when they were out.',
    slug: 'urgent-repair',
    measure: 'failure_share',
    owner: 'helen.ashworth',
    startsDaysAgo: REPAIRS_DAYS_AGO,
    endsDaysAgo: 8,
  })
}

const named = statement<{ id: string }, [name: string]>(
  'example.experiment',
  `select id from experiments where name = $1`,
)

async function endRepairs(tx: Tx, world: World): Promise<void> {
  const { id: experimentId } = await tx.one(named, REPAIRS)
  const given = {
    experimentId,
    result: 'worked' as const,
    learnt:
      'The free hours were there all along; only the depot could see them. Since they can be seen in the conversation, ' +
      'hardly anybody has to be rung, and far fewer ask where the engineer is. It is how we work now.',
    feeds: 'service' as const,
  }
  await endExperiment(tx, actorCalled(world, 'helen.ashworth'), given, daysAgo(world, 7.9))
}

async function bins(tx: Tx, world: World): Promise<void> {
  const found =
    (await find(tx, world, 'subject_spikes', 'missed-bin')) ??
    (await find(tx, world, 'repeat_contacts', 'missed-bin'))
  if (found)
    await study(tx, world, found.id, {
      condition:
        'Since the new routes the contractor prints the vehicle list in the evening. What we enter during the day, and what ' +
        'was missed yesterday, is on it a day later, so crews drive past the same homes again.',
      causeKey: 'list',
      cause: 'Crews drive by a list that is a day old',
      owner: 'marcus.bell',
      note: 'Rode along on the Thursday round: eleven of fourteen missed homes were not on the paper.',
      daysAgo: EASED_DAYS_AGO + 1.5,
    })
  await tryOut(tx, world, {
    patternId: found?.id ?? null,
    name: 'Crews get a list that is made at six in the morning',
    change: 'The depot prints the vehicle list at six, after everything of the day before is in it.',
    expect: 'A smaller share of contacts about bins are about a bin that was left out.',
    slug: 'missed-bin',
    measure: 'failure_share',
    owner: 'marcus.bell',
    startsDaysAgo: EASED_DAYS_AGO,
    endsDaysAgo: null,
  })
}

/** A pattern that is understood, and nobody has tried anything yet. */
async function fourthItem(tx: Tx, world: World): Promise<void> {
  const found = await find(tx, world, 'terms_bypassed', 'bulky-waste')
  if (!found) return
  await study(tx, world, found.id, {
    condition:
      'The published fee is for up to three things. A table with four chairs is five, and colleagues who find that absurd ' +
      'waive what is above; others do not. What a client pays depends on whom they reach.',
    cause: 'The fee counts things, and what people clear is a set',
    owner: 'beth.hargreaves',
    note: 'Asked for the figures of a price by the load.',
    daysAgo: 0.4,
  })
}

/** Who gives up on Monday mornings, for a reason that the planner knows too. */
async function mondays(tx: Tx, world: World): Promise<void> {
  const found = await find(tx, world, 'lost_waiting', 'council-tax-pay')
  if (!found) return
  await study(tx, world, found.id, {
    condition:
      'On Monday mornings most clients come and fewest of us are there: the doors open late for the cleaning.',
    cause: 'Hours of the building, not of the clients',
    owner: 'marcus.bell',
    note: 'Stands in the planner’s register of constraints too.',
    daysAgo: 0.4,
  })
}

async function annotations(tx: Tx, world: World): Promise<void> {
  const by = actorCalled(world, 'marcus.bell')
  const filter = { serviceId: serviceId(world, 'missed-bin') }
  const { firstDaysAgo } = stormOf(world.now.getTime())
  const note = { measure: null, kind: 'note' as const }
  const at = (days: number) => new Date(morningOf(world, days).getTime() + DAY_MS / 8)
  const routes = {
    ...note,
    filter,
    day: dayAgo(world, FAULT_DAYS_AGO - 1),
    name: 'New routes for the bin lorries',
  }
  await annotate(tx, by, routes, at(FAULT_DAYS_AGO - 2))
  const storm = {
    ...{
      ...note,
      filter: {},
      day: dayAgo(world, firstDaysAgo),
      name: 'Storm: no bulky collections for three days',
    },
  }
  await annotate(tx, by, storm, at(firstDaysAgo))
}
