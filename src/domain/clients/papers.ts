import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { mediaTypeOf, nameFor } from '#platform/files/media-type.ts'
import { StoreProblem } from '#platform/files/place.ts'
import type { Scan } from '#platform/files/scan.ts'
import type { Kept, Store } from '#platform/files/store.ts'
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

/** A paper whose bytes are kept already; it is nobody's until its row is there. */
export type Brought = Pick<Upload, 'name' | 'fields'> & { readonly mediaType: string; readonly kept: Kept }

/**
 * Looks at a paper and keeps its bytes, before the transaction that keeps its row. Refuses what cannot be opened safely, what
 * the scanner finds something in, and everything while scanner or store do not answer.
 */
export async function bringPaper(store: Store, upload: Upload, scan: Scan | undefined): Promise<Brought> {
  const { name, fields, content } = upload
  const mediaType = mediaTypeOf(content, name) ?? refuse(clientRefusals.paper_not_taken)
  await checkPaper(content, scan)
  const kept = await store.put(content).catch((error: unknown) => {
    if (error instanceof StoreProblem) refuse(clientRefusals.paper_not_kept)
    throw error
  })
  return { name: nameFor(name, mediaType), fields, mediaType, kept }
}

/** Refuses what a scanner finds something in, and takes nothing unseen where there is a scanner. */
async function checkPaper(content: Buffer, scan: Scan | undefined): Promise<void> {
  if (!scan) return
  const seen = await scan(content).catch(() => undefined)
  if (!seen) refuse(clientRefusals.paper_not_checked)
  if (seen.state === 'found') refuse(clientRefusals.paper_unsafe)
}

type Most = { readonly count: number; readonly bytes: number }
const MB = 1_048_576
/** More than anybody needs, and few enough that nobody fills a disk: each is up to 10 MB. */
const MOST_IN_VISIT: Most = { count: 50, bytes: 200 * MB }
const MOST_OF_CLIENT: Most = { count: 500, bytes: 2_000 * MB }

/** Refuses a client's paper that would be more than we keep of one visit, or of one person; colleagues take in what is needed. */
async function checkRoom(tx: Tx, actor: Bringer, bytes: number): Promise<void> {
  if (actor.kind !== 'client') return
  const { sessionId, clientId } = actor
  if (isFull(await tx.one(store.broughtInVisit, sessionId), bytes, MOST_IN_VISIT))
    refuse(clientRefusals.papers_enough)
  if (clientId === null) return
  if (isFull(await tx.one(store.broughtByClient, clientId), bytes, MOST_OF_CLIENT))
    refuse(clientRefusals.papers_enough)
}

const isFull = (there: Most, bytes: number, most: Most) =>
  there.count >= most.count || there.bytes + bytes > most.bytes

/** Keeps a paper with the contact or case it belongs to; a client's, without either, with their visit. Refuses papers_enough. */
export async function addPaper(tx: Tx, actor: Bringer, paper: Brought, now: Date): Promise<store.PaperRow> {
  await checkRoom(tx, actor, paper.kept.bytes)
  const { clientId, contactId, caseId, sessionId } = await placeOf(tx, actor, paper.fields)
  const agentId = actor.kind === 'agent' ? actor.agentId : null
  const { bytes, sha256, content, placeId, object } = paper.kept
  const id = newId(now)
  const what = [paper.name, paper.mediaType, bytes, sha256, content, placeId, object, now] as const
  const row = await tx.one(store.addPaper, id, clientId, contactId, caseId, sessionId, agentId, ...what)
  const about = { ...madeBy(actor, now), clientId, contactId, caseId }
  await record(tx, clientEvents.paperAdded, about, { paperId: id, bytes, from: row.from })
  return row
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

export type PaperOpened = Pick<store.PaperContentRow, 'name' | 'mediaType' | 'bytes'> & {
  readonly content: Readable
}

/** A paper with its content, for those whom it concerns; to others it is not there. Refuses what cannot be read. */
export async function openPaper(tx: Tx, files: Store, actor: Bringer, paperId: string): Promise<PaperOpened> {
  const paper = await tx.maybe(store.paperContent, paperId)
  if (!paper || !mayOpenPaper(actor, paper)) refuse(general.not_found)
  const { name, mediaType, bytes } = paper
  const content = await files.get(paper).then(begun).catch(refuseUnread)
  return { name, mediaType, bytes, content }
}

/** What fails before its first bytes can still be told in words; later it can only be cut off. */
async function begun(content: Readable): Promise<Readable> {
  await once(content, 'readable')
  return content
}

/** Tells whoever wants to read a paper that it cannot be read: now, or ever. */
function refuseUnread(error: unknown): never {
  if (!(error instanceof StoreProblem)) throw error
  const isLost = error.kind === 'missing' || error.kind === 'damaged'
  const definition = isLost ? clientRefusals.paper_lost : clientRefusals.paper_not_reached
  refuse(definition)
}
