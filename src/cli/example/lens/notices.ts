import { caseEvents } from '#domain/cases/contract.events.ts'
import { noticeEvents } from '#domain/notices/contract.ts'
import { words } from '#domain/notices/words.ts'
import { newId } from '#platform/ids.ts'
import type { Row } from '../book.ts'
import { stormOf } from '../history/plan.ts'
import { ZONE } from '../organisation/calendars.ts'
import { leadOf } from '../world.ts'
import type { World, WorldService } from '../world.ts'
import { morningOf } from './actor.ts'

type Given = {
  readonly slug: string
  readonly title: string
  readonly body: string
  readonly fromAt: Date
  readonly untilAt: Date
  readonly madeAt: Date
}

/** What was disturbed and told before anybody had to ask: the storm, which is over, and rounds that are late this week. */
export function addNotices(world: World): void {
  const storm = stormOf(world.now.getTime())
  const at = (daysFromToday: number, hour: number) => morningOf(world, -daysFromToday, hour)
  addNotice(world, {
    slug: 'bulky-waste',
    title: 'No bulky collections while the storm lasts',
    body:
      'Nothing large can stand on the pavement in this wind. Every booked collection moves by three working days; ' +
      'you need not do anything, and nothing is charged again.',
    fromAt: at(-storm.firstDaysAgo, 0),
    untilAt: at(-storm.lastDaysAgo, 24),
    madeAt: at(-storm.firstDaysAgo - 1, 15),
  })
  addNotice(world, {
    slug: 'missed-bin',
    title: 'Bin rounds in Harbour East are a day late this week',
    body:
      'One lorry is being repaired. Please leave your bin out: it is emptied on the day after your usual day. ' +
      'Nobody needs to report it.',
    fromAt: at(-1, 6),
    untilAt: at(3, 18),
    madeAt: at(-1, 6),
  })
}

function addNotice(world: World, given: Given): void {
  const service = world.services.find(({ data }) => data.slug === given.slug)
  if (!service) throw new Error(`No service is called ${given.slug}`)
  const { title, body, fromAt, untilAt, madeAt } = given
  const [id, makerId] = [newId(madeAt), leadOf(world.agents).id]
  const told = tellThose(world, service, given)
  world.book.add('notices', {
    id,
    service_id: service.id,
    title,
    body,
    from_at: fromAt,
    until_at: untilAt,
    state: 'published',
    told,
    made_by: makerId,
    made_at: madeAt,
    ended_at: null,
  })
  world.book.tell(
    noticeEvents.published,
    { at: madeAt, actor: 'agent', actorId: makerId, serviceId: service.id },
    { noticeId: id, told, untilAt: untilAt.toISOString() },
  )
}

/** Clients with an open case on the service at that moment read it on their page. Gives how many. */
function tellThose(world: World, service: WorldService, given: Given): number {
  const { title, body, fromAt, untilAt, madeAt } = given
  const [from, until] = [inWords(fromAt), inWords(untilAt)]
  const text = words.published({ service: service.data.name, title, body, from, until })
  const open = world.book.rows('cases').filter((row) => isOpenAt(row, service.id, madeAt))
  for (const row of open) tellOne(world, row, text, madeAt)
  return open.length
}

const isOpenAt = (row: Row, serviceId: string, at: Date) =>
  row['service_id'] === serviceId &&
  (row['opened_at'] as Date) < at &&
  (row['closed_at'] === null || (row['closed_at'] as Date) > at)

function tellOne({ book }: World, row: Row, body: string, at: Date): void {
  const [id, caseId, clientId] = [newId(at), String(row['id']), String(row['client_id'])]
  book.add('messages', {
    id,
    contact_id: null,
    case_id: caseId,
    client_id: clientId,
    kind: 'told',
    author: 'service',
    agent_id: null,
    body,
    at,
    channel: 'form',
  })
  const about = { at, actor: 'service', caseId, clientId }
  book.tell(caseEvents.messageSent, about, { messageId: id, author: 'service', note: false })
}

const WORDS = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: ZONE, weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' },
})
const inWords = (at: Date) => WORDS.format(at)
