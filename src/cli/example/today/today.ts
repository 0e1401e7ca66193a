import { localDate, openBetween, wholeDay } from '#core/calendars/hours.ts'
import type { Chance } from '#core/chance.ts'
import type { Chain, PastClient } from '../history/chains.ts'
import { later } from '../history/promises.ts'
import { addClient } from '../clients.ts'
import { calendars, ZONE } from '../organisation/calendars.ts'
import { ABSENCE, MAIL } from '../organisation/people.ts'
import { needIn } from '../words/wording.ts'
import type { World, WorldAgent, WorldService } from '../world.ts'
import { addOpenCase } from './open-case.ts'
import type { OpenCase, OpenPromise } from './open-case.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** What is special about one of today's open cases. Times are hours from now; `began` lies in the past. */
type Sort = {
  readonly count: number
  readonly began: readonly [least: number, most: number]
  readonly due: readonly [least: number, most: number]
  readonly owner?: string
  readonly service?: string
  readonly broken?: true
  readonly waiting?: 'client' | 'other'
  readonly leg?: true
  /** When the leg is due, where that differs from shortly before the promise. */
  readonly legDue?: readonly [least: number, most: number]
  readonly snoozed?: true
  /** Words of their own, where the case is among the first that somebody sees. */
  readonly says?: { readonly need: string; readonly kind: OpenPromise['kind']; readonly what: string }
}

const SORTS: readonly Sort[] = [
  // At risk: little is left of the time that was given.
  {
    count: 1,
    began: [28, 30],
    due: [4.5, 5],
    owner: 'priya.nair',
    service: 'council-tax-pay',
    says: {
      need: 'I got a reminder but I paid on the 3rd. I have the bank statement here.',
      kind: 'reply',
      what: 'We tell you where your payment went, and withdraw the reminder',
    },
  },
  { count: 1, began: [48, 52], due: [1, 1.2], owner: 'hannah.osei', service: 'urgent-repair' },
  // Broken this morning.
  {
    count: 1,
    began: [50, 54],
    due: [-3, -2.5],
    owner: 'leroy.campbell',
    service: 'missed-bin',
    broken: true,
    says: {
      need: 'Bin missed again, the third time since you changed the route. Nobody in our road was emptied.',
      kind: 'action',
      what: 'The bins of your road are emptied',
    },
  },
  // Due today, promised today.
  {
    count: 1,
    began: [1.6, 1.8],
    due: [7, 8],
    owner: 'priya.nair',
    service: 'missed-bin',
    says: {
      need: 'Your new collection calendar is not what the lorry does. Which day is it for Marsh Lane?',
      kind: 'reply',
      what: 'We write to you with the right collection day',
    },
  },
  { count: 3, began: [1, 2], due: [6, 9] },
  // The days to come.
  {
    count: 1,
    began: [40, 60],
    due: [34, 50],
    owner: 'priya.nair',
    service: 'council-tax-move',
    says: {
      need: 'I told you in October that we moved and you still bill the old flat',
      kind: 'reply',
      what: 'We send both bills in one letter',
    },
  },
  {
    count: 1,
    began: [20, 30],
    due: [60, 80],
    owner: 'priya.nair',
    service: 'parking-permit',
    says: {
      need: 'My mother’s carer cannot find anywhere to park in the mornings',
      kind: 'action',
      what: 'The carer’s permit is there before Monday',
    },
  },
  { count: 3, began: [20, 90], due: [34, 120], owner: 'grace.okonkwo', service: 'benefits' },
  { count: 1, began: [26, 60], due: [40, 90], owner: 'marcus.bell' },
  { count: 6, began: [20, 120], due: [34, 150] },
  { count: 3, began: [24, 60], due: [40, 90], leg: true },
  // Work of others that is overdue, and some that soon will be.
  {
    count: 1,
    began: [110, 120],
    due: [44, 50],
    owner: 'aoife.byrne',
    service: 'council-tax-move',
    leg: true,
    legDue: [-30, -26],
  },
  {
    count: 1,
    began: [70, 80],
    due: [30, 34],
    owner: 'samira.hussein',
    service: 'missed-bin',
    leg: true,
    legDue: [-8, -5],
  },
  {
    count: 1,
    began: [90, 100],
    due: [40, 44],
    owner: 'kasia.nowak',
    service: 'council-tax-pay',
    leg: true,
    legDue: [4, 6],
  },
  { count: 4, began: [30, 140], due: [60, 170], waiting: 'client' },
  {
    count: 1,
    began: [30, 60],
    due: [60, 100],
    waiting: 'client',
    owner: 'priya.nair',
    service: 'bulky-waste',
    says: {
      need: 'I paid for a collection on Monday and nobody came for the sofa',
      kind: 'action',
      what: 'Your sofa is collected on the day you choose',
    },
  },
  { count: 4, began: [30, 140], due: [60, 170], waiting: 'other', leg: true },
  {
    count: 1,
    began: [60, 80],
    due: [90, 100],
    owner: 'priya.nair',
    service: 'council-tax-pay',
    snoozed: true,
    says: {
      need: 'My partner moves out at the end of the month, do I get the single person discount then?',
      kind: 'reply',
      what: 'You have the new bill once the move has taken place',
    },
  },
  { count: 3, began: [130, 160], due: [30, 80], owner: 'tom.obrien' },
]

const QUESTIONS = [
  'Which day of the week suits you for the visit?',
  'On which day did you hand back the keys?',
  'Would you send us a photograph of the letter, or read it out to us?',
  'Is there somebody who may open the door when you are at work?',
]

/** The cases that are open today, across owners, with promises due from this morning to next week. */
export function addToday(world: World, chains: readonly Chain[]): void {
  const chance = world.chance.fork('today')
  const clients = recentClients(chains, chance)
  for (const sort of SORTS)
    for (let i = 0; i < sort.count; i += 1) {
      const client = clients.pop()
      if (client) addOne(world, sort, client, chance)
    }
}

/** People known since long enough, each once. */
function recentClients(chains: readonly Chain[], chance: Chance): PastClient[] {
  const met = chains.filter((chain) => chain.owner !== null).map((chain) => chain.client)
  return chance.shuffle([...new Set(met.slice(0, 4_000))]).slice(0, 80)
}

function addOne(world: World, sort: Sort, client: PastClient, chance: Chance): void {
  const owner = sort.owner ? agentCalled(world, sort.owner) : undefined
  const service = serviceFor(world, sort, owner, chance)
  const given = {
    ...theCase(world, sort, service, owner ?? chance.pick(here(service.able).slice(0, 5)), chance),
    client: { id: client.id, name: client.details.name },
  }
  addClient(world, client, 'desk')
  addOpenCase(world, given)
}

function serviceFor(world: World, sort: Sort, owner: WorldAgent | undefined, chance: Chance): WorldService {
  const named = world.services.find((one) => one.data.slug === sort.service)
  if (named) return named
  const fitting = world.services.filter((one) => !owner || one.able.includes(owner))
  const withHelp = fitting.filter((one) => !sort.leg || one.able.length > 1)
  return chance.pickWeighted(withHelp, (one) => one.data.past.share)
}

function theCase(
  world: World,
  sort: Sort,
  service: WorldService,
  owner: WorldAgent,
  chance: Chance,
): Omit<OpenCase, 'client'> {
  const now = world.now.getTime()
  const at = onOpenDay(now - chance.uniform(...sort.began) * HOUR, now)
  const dueAt = roundDue(world, now + chance.uniform(...sort.due) * HOUR)
  const demand = chance.happens(0.5) ? 'failure' : 'value'
  const { wording } = service
  const { kind, what } = sort.says ?? chance.pick(wording.promise)
  const channel = chance.pick(['phone', 'chat', 'phone', 'visit'] as const)
  return {
    service,
    owner,
    need: sort.says?.need ?? needIn(wording, demand, chance),
    channel,
    demand,
    at,
    minutes: chance.integer(6, 24),
    story: {
      situation: chance.pick(wording.situation),
      matters: 'To know what happens and when.',
      works: 'Speaking with one person.',
      doesNotWork: demand === 'failure' ? 'Having to come back about it.' : '',
      plan: chance.pick(wording.plan),
    },
    promises: [{ kind, what, dueAt, ...(sort.broken && { state: 'broken' as const }) }],
    talk: channel === 'chat',
    ...extras(world, sort, service, owner, chance, dueAt),
  }
}

/** The same time on the last day that was not closed; what began today stays. */
function onOpenDay(at: number, now: number): number {
  const day = wholeDay(ZONE, localDate(ZONE, at))
  const closed = openBetween(calendars.front.hours, day.start, day.end).length === 0
  return closed && now > day.end ? onOpenDay(at - DAY, now) : at
}

/** Whoever is away has been given nothing new. */
const here = (able: readonly WorldAgent[]) => able.filter((agent) => agent.email !== ABSENCE.away)

/** People promise a time of day: on the hour of an office day, or on five minutes where it is today. */
function roundDue(world: World, at: number): number {
  if (at < world.now.getTime() + DAY) return Math.ceil(at / 300_000) * 300_000
  return later(world, Math.ceil(at / HOUR) * HOUR, 60)
}

function extras(
  world: World,
  sort: Sort,
  service: WorldService,
  owner: WorldAgent,
  chance: Chance,
  dueAt: number,
): Partial<OpenCase> {
  const coOwner = service.able.find((one) => one !== owner && one.person.department !== 'contact')
  return {
    ...(sort.waiting && { waitingOn: sort.waiting }),
    ...(sort.waiting === 'client' && { question: { of: 'client' as const, text: chance.pick(QUESTIONS) } }),
    ...(sort.waiting === 'other' && { waitingNote: 'Waits for the answer of the landlord.' }),
    ...(sort.leg &&
      coOwner && {
        leg: {
          coOwner,
          what: service.wording.question,
          agreed: sort.legDue !== undefined,
          dueAt: sort.legDue
            ? world.now.getTime() + chance.uniform(...sort.legDue) * HOUR
            : dueAt - chance.uniform(2, 20) * HOUR,
        },
      }),
    ...(sort.snoozed && { snoozedUntil: later(world, world.now.getTime() + 2 * DAY, 0) }),
  }
}

/** The agent with this name in front of @. */
export function agentCalled(world: World, mail: string): WorldAgent {
  const found = world.agents.find((agent) => agent.email === `${mail}@${MAIL}`)
  if (!found) throw new Error(`Nobody is called ${mail}`)
  return found
}
