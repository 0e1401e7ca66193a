import { recogniseStakes } from '#core/text/stakes.ts'
import { general } from '#platform/contract/refusal.ts'
import { violated } from '#platform/database/database.ts'
import type { Tx } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'
import { attachSessionToClient } from '../../accounts/commands.ts'
import type { ClientActor } from '../../accounts/contract.ts'
import { caseSummary } from '../../cases/queries.ts'
import { recogniseClient } from '../../clients/commands.ts'
import { contactRefusals } from '../contract.ts'
import type { Estimates, Told } from '../estimates.ts'
import { insertIntake } from '../store/contacts.ts'
import type { ContactRow } from '../store/contacts.ts'

export type Started = {
  need: string
  serviceId?: string | undefined
  caseId?: string | undefined
  choosing?: boolean | undefined
  name?: string | undefined
  phone?: string | undefined
  email?: string | undefined
  minutesAvailable?: number | undefined
  canTalkPrivately?: boolean | undefined
  language?: string | undefined
}

/** How long nobody is called to a client who is choosing a time or writing. */
const CHOOSING_MS = 10 * 60_000

/** A contact that has just arrived, with what its client is told. */
export type Arrived = {
  contact: ContactRow & { serviceName: string | null }
  messageId: string
  told: Told
}

/** A client makes contact: the words are kept, the place in the line is taken, and the truth about the wait is told. */
export async function startContact(
  tx: Tx,
  actor: ClientActor,
  input: Started,
  deps: { estimates: Estimates },
  now: Date,
): Promise<Arrived> {
  const clientId = await whoItIs(tx, actor, input, now)
  const about = input.caseId === undefined ? undefined : await ownCase(tx, actor, input.caseId, now)
  const serviceId = input.serviceId ?? about?.serviceId ?? null
  const told = await deps.estimates.tell(tx, serviceId)
  const messageId = newId(now)
  try {
    const contact = await insertIntake(tx, {
      id: newId(now),
      segmentId: newId(now),
      messageId,
      sessionId: actor.sessionId,
      clientId,
      caseId: about?.id ?? null,
      serviceId,
      need: input.need,
      language: input.language ?? null,
      minutesAvailable: input.minutesAvailable ?? null,
      canTalkPrivately: input.canTalkPrivately ?? null,
      momentOfTruth: about?.stakes === 'moment_of_truth' || recogniseStakes(input.need).length > 0,
      estimate: told.estimate ?? undefined,
      somebodyThere: told.somebodyThere,
      choosingUntil: input.choosing ? new Date(now.getTime() + CHOOSING_MS) : null,
      at: now,
    })
    return { contact, messageId, told }
  } catch (error) {
    if (violated(error) === 'contacts_one_open') {
      refuse(contactRefusals.one_at_a_time)
    }
    if (violated(error) === 'contacts_service_id_fkey') refuse(general.not_found)
    throw error
  }
}

/** A visit that is known stays that person's; a name with a number or address may tell who it is. */
async function whoItIs(tx: Tx, actor: ClientActor, input: Started, now: Date): Promise<string | null> {
  if (actor.clientId !== null) return actor.clientId
  const { name, phone, email } = input
  if (name === undefined && phone === undefined && email === undefined) return null
  const { clientId, known } = await recogniseClient(
    tx,
    actor,
    { name, phone, email, language: input.language },
    'portal',
    now,
  )
  if (!known) await attachSessionToClient(tx, actor.sessionId, clientId)
  return clientId
}

/** By link or code alone: who only says who they are begins about no case that was there before. */
async function ownCase(tx: Tx, { clientId }: ClientActor, caseId: string, now: Date) {
  if (clientId === null) return refuse(general.not_found)
  const found = await caseSummary(tx, caseId, now)
  return found.clientId === clientId ? found : refuse(general.not_found)
}
