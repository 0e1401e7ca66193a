import { createHash } from 'node:crypto'
import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { mediaTypeOf } from '#platform/files/media-type.ts'
import type { Scan } from '#platform/files/scan.ts'
import type { Upload } from '#platform/files/upload.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#platform/ledger/record.ts'
import { Refusal, refuse } from '#platform/refusal.ts'
import { Id } from '#platform/contract/values.ts'
import { madeBy } from '../accounts/contract.ts'
import type { AgentActor, ClientActor } from '../accounts/contract.ts'
import { isOwn, mayOpenPaper } from './access.ts'
import { clientEvents, clientRefusals } from './contract.ts'
import * as store from './papers.store.ts'

type Bringer = AgentActor | ClientActor
type Place = {
  clientId: string | null
  contactId: string | null
  caseId: string | null
  sessionId: string | null
}

/** Keeps a paper with the contact or case it belongs to; a client's, without either, with their visit. */
export async function addPaper(tx: Tx, actor: Bringer, upload: Upload, now: Date): Promise<store.PaperRow> {
  const mediaType = mediaTypeOf(upload.content, upload.name) ?? refuse(clientRefusals.paper_not_taken)
  const place = await placeOf(tx, actor, upload.fields)
  const { clientId, contactId, caseId } = place
  const agentId = actor.kind === 'agent' ? actor.agentId : null
  const { name, content } = upload
  const sha256 = createHash('sha256').update(content).digest('hex')
  const id = newId(now)
  const kept = [name, mediaType, content.length, sha256, content, now] as const
  const row = await tx.one(store.addPaper, id, clientId, contactId, caseId, place.sessionId, agentId, ...kept)
  const about = { ...madeBy(actor, now), clientId, contactId, caseId }
  await record(tx, clientEvents.paperAdded, about, { paperId: id, bytes: content.length, from: row.from })
  return row
}

/** Refuses what a scanner finds something in, and takes nothing unseen where there is a scanner. */
export async function checkPaper(content: Buffer, scan: Scan | undefined): Promise<void> {
  if (!scan) return
  const seen = await scan(content).catch(() => undefined)
  if (!seen) refuse(clientRefusals.paper_not_checked)
  if (seen.state === 'found') refuse(clientRefusals.paper_unsafe)
}

async function placeOf(tx: Tx, actor: Bringer, fields: Readonly<Record<string, string>>): Promise<Place> {
  const contactId = readId(fields, 'contactId')
  const caseId = readId(fields, 'caseId')
  const own = actor.kind === 'client' ? actor : { clientId: null, sessionId: null }
  if (contactId !== null) {
    const contact = open(actor, await tx.maybe(store.placeOfContact, contactId))
    const clientId = contact.clientId ?? own.clientId
    return { clientId, contactId, caseId: contact.caseId, sessionId: own.sessionId }
  }
  if (caseId !== null) {
    const found = open(actor, await tx.maybe(store.placeOfCase, caseId))
    return { clientId: found.clientId, contactId: null, caseId, sessionId: own.sessionId }
  }
  if (actor.kind === 'agent') throw misfit('/body', 'needs contactId or caseId')
  return { clientId: own.clientId, contactId: null, caseId: null, sessionId: own.sessionId }
}

function open(actor: Bringer, place: store.PlaceRow | undefined): store.PlaceRow {
  const opens = place && (actor.kind === 'agent' || isOwn(actor, place))
  return opens ? place : refuse(general.not_found)
}

function readId(fields: Readonly<Record<string, string>>, field: string): string | null {
  const text = fields[field]
  if (text === undefined || text === '') return null
  if (!Id.safeParse(text).success) throw misfit(`/body/${field}`, 'is not an id')
  return text
}

function misfit(path: string, message: string): Refusal {
  return new Refusal(general.invalid_input, {}, [{ path, message }])
}

/** A paper with its content, for those whom it concerns; to others it is not there. */
export async function getPaper(tx: Tx, actor: Bringer, paperId: string): Promise<store.PaperContentRow> {
  const paper = await tx.maybe(store.paperContent, paperId)
  return paper && mayOpenPaper(actor, paper) ? paper : refuse(general.not_found)
}
