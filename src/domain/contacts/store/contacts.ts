import type { Tx } from '#platform/database/database.ts'
import { statement } from '#platform/database/statement.ts'

export type ContactRow = {
  id: string
  channel: 'chat' | 'phone' | 'visit' | 'letter' | 'email' | 'web_voice' | 'sms' | 'form'
  direction: 'in' | 'out'
  state: 'waiting' | 'talking' | 'ended'
  clientId: string | null
  caseId: string | null
  serviceId: string | null
  sessionId: string | null
  stakes: 'ordinary' | 'moment_of_truth'
  need: string
  language: string | null
  minutesAvailable: number | null
  canTalkPrivately: boolean | null
  agentId: string | null
  arrivedAt: Date
  placeAt: Date
  ownerPatienceUntil: Date | null
  choosingUntil: Date | null
  callBackTo: string | null
  answeredAt: Date | null
  endedAt: Date | null
  ending: 'met' | 'owned' | 'left_waiting' | 'left' | 'moved' | null
  estimateLowS: number | null
  estimateLikelyS: number | null
  estimateHighS: number | null
  lastEventAt: Date
  clientSeenAt: Date | null
  demand: 'value' | 'failure' | 'cannot_tell' | null
  version: number
}

const COLUMNS = `id, channel, direction, state, client_id, case_id, service_id, session_id, stakes, need, language,
  minutes_available, can_talk_privately, agent_id, arrived_at, place_at, owner_patience_until, choosing_until, call_back_to, answered_at,
  ended_at, ending, estimate_low_s, estimate_likely_s, estimate_high_s, last_event_at, client_seen_at, demand, version`

export const findContact = statement<ContactRow, [string]>(
  'contacts.find',
  `select ${COLUMNS} from contacts where id = $1`,
)

// Every change takes this lock first, so that commands about one contact happen one after the other.
export const lockContact = statement<ContactRow, [string]>(
  'contacts.lock',
  `select ${COLUMNS} from contacts where id = $1 for update`,
)

export type Intake = {
  id: string
  segmentId: string
  messageId: string
  sessionId: string | null
  clientId: string | null
  caseId: string | null
  serviceId: string | null
  need: string
  language: string | null
  minutesAvailable: number | null
  canTalkPrivately: boolean | null
  momentOfTruth: boolean
  estimate: { lowSeconds: number; likelySeconds: number; highSeconds: number } | undefined
  /** False: nobody able is here, and the client is told so. */
  somebodyThere: boolean
  /** Until when nobody is called to it. */
  choosingUntil: Date | null
  at: Date
}

type IntakeParams = [
  id: string,
  segmentId: string,
  messageId: string,
  sessionId: string | null,
  clientId: string | null,
  caseId: string | null,
  serviceId: string | null,
  need: string,
  language: string | null,
  minutes: number | null,
  privately: boolean | null,
  momentOfTruth: boolean,
  low: number | null,
  likely: number | null,
  high: number | null,
  at: Date,
  somebodyThere: boolean,
  choosingUntil: Date | null,
]

// The hot path: a client's contact, its place in the line, the words, and three rows of the ledger in ONE statement,
// which is its own transaction: one round trip instead of eight. A second open contact of a visit meets contacts_one_open.
const intake = statement<ContactRow & { serviceName: string | null }, IntakeParams>(
  'contacts.intake',
  `with arriving as (
     insert into contacts (id, channel, state, session_id, client_id, case_id, service_id, need, language, minutes_available,
       can_talk_privately, stakes, arrived_at, place_at, last_event_at, client_seen_at, estimate_low_s, estimate_likely_s, estimate_high_s, choosing_until)
     values ($1, 'chat', 'waiting', $4, $5, $6, $7, $8, $9, $10, $11,
       case when $12 or coalesce((select moment_of_truth from services where id = $7), false) then 'moment_of_truth' else 'ordinary' end,
       $16, $16, $16, $16, $13, $14, $15, $18)
     returning ${COLUMNS}
   ), waiting as (
     insert into segments (id, contact_id, kind, started_at) values ($2, $1, 'waiting', $16)
   ), words as (
     insert into messages (id, contact_id, case_id, client_id, kind, author, body, at, channel)
     values ($3, $1, $6, $5, 'text', 'client', $8, $16, 'chat')
   ), told as (
     insert into ledger (at, kind, actor, actor_id, contact_id, case_id, client_id, service_id, facts)
     select $16, event.kind, 'client', coalesce($4, $5), $1, $6, $5, $7, event.facts
     from arriving, lateral (values
       ('contact.arrived', jsonb_build_object('channel', 'chat', 'direction', 'in', 'stakes', arriving.stakes, 'known', $5::uuid is not null)),
       ('contact.segment_began', jsonb_build_object('segment', 'waiting')),
       ('contact.estimated', jsonb_build_object('low', $13::int, 'likely', $14::int, 'high', $15::int)),
       ('contact.nobody_there', '{}'::jsonb)
     ) as event (kind, facts)
     where case event.kind when 'contact.estimated' then $13::int is not null when 'contact.nobody_there' then not $17 else true end
   )
   select arriving.*, (select name from services where id = $7) as service_name from arriving`,
)

/** Writes an arriving chat whole. */
export async function insertIntake(
  tx: Tx,
  one: Intake,
): Promise<ContactRow & { serviceName: string | null }> {
  return tx.one(
    intake,
    one.id,
    one.segmentId,
    one.messageId,
    one.sessionId,
    one.clientId,
    one.caseId,
    one.serviceId,
    one.need,
    one.language,
    one.minutesAvailable,
    one.canTalkPrivately,
    one.momentOfTruth,
    one.estimate?.lowSeconds ?? null,
    one.estimate?.likelySeconds ?? null,
    one.estimate?.highSeconds ?? null,
    one.at,
    one.somebodyThere,
    one.choosingUntil,
  )
}

/** A contact that begins in conversation: a logged call or visit, or a call to a client. */
export const insertTalking = statement<
  ContactRow,
  [
    id: string,
    channel: string,
    direction: string,
    clientId: string,
    caseId: string,
    serviceId: string | null,
    stakes: string,
    need: string,
    agentId: string,
    at: Date,
  ]
>(
  'contacts.insertTalking',
  `insert into contacts (id, channel, direction, state, client_id, case_id, service_id, stakes, need, agent_id, arrived_at,
     place_at, answered_at, last_event_at)
   values ($1, $2, $3, 'talking', $4, $5, $6, $7, $8, $9, $10, $10, $10, $10) returning ${COLUMNS}`,
)

export const answerContact = statement<
  ContactRow,
  [id: string, agentId: string, caseId: string, clientId: string, at: Date]
>(
  'contacts.answer',
  `update contacts set state = 'talking', agent_id = $2, case_id = $3, client_id = $4,
     answered_at = coalesce(answered_at, $5), last_event_at = $5, version = version + 1
   where id = $1 returning ${COLUMNS}`,
)

export const touchContact = statement<never, [id: string, at: Date]>(
  'contacts.touch',
  `update contacts set last_event_at = $2, version = version + 1 where id = $1`,
)

export const endContact = statement<never, [id: string, ending: string, at: Date]>(
  'contacts.end',
  `update contacts set state = 'ended', ending = $2, ended_at = $3, last_event_at = $3, version = version + 1 where id = $1`,
)

/** Back into the line with its old place: the agent's connection was lost. */
export const backInLine = statement<never, [id: string, at: Date]>(
  'contacts.backInLine',
  `update contacts set state = 'waiting', agent_id = null, last_event_at = $2, version = version + 1 where id = $1`,
)

export const describeContact = statement<
  never,
  [
    id: string,
    clientId: string | null,
    minutes: number | null,
    privately: boolean | null,
    language: string | null,
  ]
>(
  'contacts.describe',
  `update contacts set client_id = coalesce($2, client_id), minutes_available = coalesce($3, minutes_available),
     can_talk_privately = coalesce($4, can_talk_privately), language = coalesce($5, language), version = version + 1
   where id = $1`,
)

export const classifyContact = statement<
  never,
  [
    id: string,
    serviceId: string | null,
    demand: string | null,
    clientId: string | null,
    caseId: string | null,
  ]
>(
  'contacts.classify',
  `update contacts set service_id = coalesce($2, service_id), demand = coalesce($3, demand), client_id = coalesce($4, client_id),
     case_id = coalesce($5, case_id), version = version + 1
   where id = $1`,
)

export const waitForOwnerUntil = statement<never, [id: string, until: Date | null]>(
  'contacts.waitForOwner',
  `update contacts set owner_patience_until = $2, version = version + 1 where id = $1`,
)

export const keepPlaceFor = statement<never, [id: string, phone: string, caseId: string, clientId: string]>(
  'contacts.keepPlace',
  `update contacts set channel = 'phone', call_back_to = $2, case_id = $3, client_id = $4, version = version + 1 where id = $1`,
)

export const contactToCase = statement<never, [id: string, caseId: string, clientId: string]>(
  'contacts.toCase',
  `update contacts set case_id = $2, client_id = $3, version = version + 1,
     service_id = coalesce(service_id, (select service_id from cases where id = $2)) where id = $1`,
)

export const messagesToCase = statement<never, [contactId: string, caseId: string, clientId: string]>(
  'contacts.messagesToCase',
  `update messages set case_id = $2, client_id = $3 where contact_id = $1`,
)

export const papersToCase = statement<never, [contactId: string, caseId: string, clientId: string]>(
  'contacts.papersToCase',
  `update papers set case_id = $2, client_id = $3 where contact_id = $1`,
)

export const termsToCase = statement<never, [contactId: string, caseId: string]>(
  'contacts.termsToCase',
  `update terms_told set case_id = $2 where contact_id = $1`,
)

export const factsToCase = statement<never, [contactId: string, caseId: string, clientId: string]>(
  'contacts.factsToCase',
  `update client_facts set case_id = $2 where contact_id = $1 and client_id = $3 and case_id is not null`,
)

type Told = [contactId: string, fromClientId: string, toClientId: string]
/** What was told in a contact is of whoever told it: newest with them, and as it was before with the other. */
export const factsToClient = [
  statement<never, Told>(
    'contacts.factsGiveWay',
    `update client_facts o set replaced_by = n.id from client_facts n
     where n.client_id = $2 and n.contact_id = $1 and n.replaced_by is null
       and o.client_id = $3 and o.label = n.label and o.replaced_by is null`,
  ),
  statement<never, Told>(
    'contacts.factsToClient',
    `update client_facts set client_id = $3 where client_id = $2 and contact_id = $1`,
  ),
  statement<never, Told>(
    'contacts.factsAsBefore',
    `update client_facts f set replaced_by = null from (
       select distinct on (o.label) o.id, o.label from client_facts o join client_facts n on n.id = o.replaced_by
       where o.client_id = $2 and n.client_id = $3 and n.contact_id = $1 order by o.label, o.told_at desc, o.id desc) x
     where x.id = f.id and not exists (
       select from client_facts k where k.client_id = $2 and k.label = x.label and k.replaced_by is null)`,
  ),
]

/** Whether anybody has talked with the client about this case before. */
export const talkedBefore = statement<{ talked: boolean }, [caseId: string]>(
  'contacts.talkedBefore',
  `select exists (select from contacts where case_id = $1 and answered_at is not null) as talked`,
)

// Taken before any contact or offer, so that nothing waits in a circle.
export const lockRoom = statement<{ locked: unknown }, [agentId: string]>(
  'contacts.lockRoom',
  `select pg_advisory_xact_lock(hashtextextended('room of ' || $1, 0)) as locked`,
)

export const liveCounts = statement<{ exclusive: number }, [agentId: string]>(
  'contacts.liveCounts',
  `select count(*) as exclusive from participants p join contacts c on c.id = p.contact_id
   where p.agent_id = $1 and p.left_at is null and c.state = 'talking' and c.channel in ('phone', 'visit', 'web_voice')`,
)

export const sawClients = statement<never, [sessionIds: readonly string[], at: Date]>(
  'contacts.sawClients',
  `update contacts set client_seen_at = $2 where session_id = any($1::uuid[]) and state <> 'ended'`,
)

export const handTo = statement<never, [id: string, agentId: string, at: Date]>(
  'contacts.handTo',
  `update contacts set agent_id = $2, last_event_at = $3, version = version + 1 where id = $1`,
)

/** The case, if this contact is all that it has: then it began with it. */
export const casesOfContact = statement<{ id: string }, [contactId: string, caseId: string]>(
  'contacts.ownCase',
  `select x.id from cases x where x.id = $2 and x.state = 'open'
     and not exists (select from contacts c where c.case_id = x.id and c.id <> $1)
     and not exists (select from commitments m where m.case_id = x.id)
     and not exists (select from legs l where l.case_id = x.id)`,
)

/** The case, if it began with this contact and nothing of the client came to it by another way. */
export const casesBegunWith = statement<{ id: string }, [contactId: string, caseId: string]>(
  'contacts.casesBegunWith',
  `select x.id from cases x join contacts c on c.id = $1
   where x.id = $2 and x.state = 'open' and x.opened_at >= c.arrived_at
     and not exists (select from contacts o where o.case_id = x.id and o.id <> $1)
     and not exists (select from messages m where m.case_id = x.id and m.contact_id is null and m.author = 'client')
     and not exists (select from papers p where p.case_id = x.id and p.contact_id is null and p.agent_id is null)
     and not exists (select from case_merges m where m.kept_id = x.id and m.undone_at is null)`,
)

/** A case that stays with the other is about what they said of it themselves, not about what was said in this contact. */
export const needOfOthers = statement<never, [contactId: string, caseId: string]>(
  'contacts.needOfOthers',
  `update cases k set version = k.version + 1, need = coalesce(
     (select o.need from contacts o where o.case_id = k.id and o.id <> c.id and o.need <> '' order by o.arrived_at limit 1),
     (select left(m.body, 500) from messages m where m.case_id = k.id and m.contact_id is distinct from c.id
       and m.author = 'client' and m.body <> '' order by m.at, m.id limit 1), '')
   from contacts c where c.id = $1 and k.id = $2 and k.opened_at >= c.arrived_at and k.need = c.need`,
)

type Follow = [caseId: string, clientId: string]
/** What stands on a case is of the person whose case it is. */
export const caseFollows = (['messages', 'papers', 'retention_holds'] as const).map((relation) =>
  statement<never, Follow>(
    `contacts.caseFollows.${relation}`,
    `update ${relation} set client_id = $2 where case_id = $1`,
  ),
)

export const caseToClient = statement<never, [caseId: string, clientId: string, at: Date]>(
  'contacts.caseToClient',
  `update cases set client_id = $2, changed_at = $3, version = version + 1 where id = $1`,
)

export const caseServiceSet = statement<never, [caseId: string, serviceId: string, at: Date]>(
  'contacts.caseService',
  `update cases set service_id = $2, changed_at = $3, version = version + 1 where id = $1`,
)

export const stopChoosing = statement<never, [id: string]>(
  'contacts.stopChoosing',
  `update contacts set choosing_until = null, version = version + 1 where id = $1`,
)
