import type { Readable } from 'node:stream'
import { general } from '#platform/contract/refusal.ts'
import type { Database, Tx } from '#platform/database/database.ts'
import { archiveOf } from '#platform/files/archive.ts'
import type { Entry } from '#platform/files/archive.ts'
import { StoreProblem } from '#platform/files/place.ts'
import type { Store } from '#platform/files/store.ts'
import { record } from '#platform/ledger/record.ts'
import { refuse } from '#platform/refusal.ts'
import { madeBy } from '../accounts/contract.ts'
import type { AgentActor, ClientActor } from '../accounts/contract.ts'
import { clientRefusals } from '../clients/contract.ts'
import { mustSeeAll } from '../merging/commands.people.ts'
import { retentionEvents } from './contract.ts'
import { inOrder, pageOf } from './own-data.ts'
import type { Section } from './own-data.ts'
import { givenOf } from './queries.erase.ts'
import * as erase from './store.erase.ts'
import * as store from './store.own.ts'

type Parts = { readonly database: Database; readonly files: Store }

/**
 * Everything that is kept about a person as one archive: a readable page, the same as JSON, and the papers. For staff, and
 * for the client themselves once a code or link has shown who they are (R15). That it was given stands in the ledger.
 * Refuses while the papers cannot be reached; in the place of one that was lost it says so. The papers are read one by one
 * as the archive goes out, outside any transaction; one that cannot be reached by then breaks it off.
 */
export async function ownData(
  { database, files }: Parts,
  actor: AgentActor | ClientActor,
  clientId: string,
  now: Date,
): Promise<{ name: string; mediaType: string; content: Readable; bytes: undefined }> {
  mustSeeAll()
  const given = await database.read((tx) => whoseOf(tx, clientId, now))
  await reachable({ database, files }, given)
  const { entries, papers } = await database.transact((tx) => gather(tx, actor, given, now))
  const content = archiveOf(inTurn(entries, papersOf({ database, files }, papers)))
  const name = `data-${now.toISOString().slice(0, 10)}.zip`
  return { name, mediaType: 'application/zip', content, bytes: undefined }
}

async function whoseOf(tx: Tx, asked: string, now: Date): Promise<erase.Given> {
  const clientId = (await tx.maybe(erase.livesOn, asked))?.id ?? refuse(general.not_found)
  if ((await tx.one(erase.erasedAt, clientId)).erasedAt !== null) refuse(general.not_found)
  const ids = (await tx.all(erase.everybody, clientId)).map(({ id }) => id)
  return givenOf(tx, [clientId, ...ids.filter((id) => id !== clientId)], now)
}

/** Once the archive goes out, nothing can be refused any more: so one paper of each place is looked at before. */
async function reachable({ database, files }: Parts, given: erase.Given): Promise<void> {
  const [clientIds, , caseIds, contactIds] = given
  for (const { id } of await database.each.all(store.onePaperEach, clientIds, caseIds, contactIds)) {
    const paper = await database.each.maybe(store.paper, id)
    if (paper) await files.read(paper).catch(lostOrRefused)
  }
}

type Gathered = { readonly entries: readonly Entry[]; readonly papers: readonly string[] }

/** All but the bytes of papers, as it is at one moment. */
async function gather(
  tx: Tx,
  actor: AgentActor | ClientActor,
  given: erase.Given,
  now: Date,
): Promise<Gathered> {
  const [clientIds, , caseIds, contactIds] = given
  const clientId = clientIds[0] ?? refuse(general.not_found)
  if ((await tx.one(erase.erasedAt, clientId)).erasedAt !== null) refuse(general.not_found)
  const sections: Section[] = []
  for (const { relation, run } of erase.owns) {
    const { rows } = await tx.one(run, ...given)
    sections.push({ relation, rows: theirs(actor, relation, rows as Section['rows']) })
  }
  const papers = (await tx.all(store.paperIds, clientIds, caseIds, contactIds)).map(({ id }) => id)
  const facts = { papers: papers.length, to: actor.kind === 'client' ? 'client' : 'agent' } as const
  await record(tx, retentionEvents.given, { ...madeBy(actor, now), clientId }, facts)
  return { entries: await pages(tx, sections, now), papers }
}

async function* inTurn(first: readonly Entry[], then: AsyncIterable<Entry>): AsyncGenerator<Entry> {
  yield* first
  yield* then
}

/** Notes among colleagues are given by staff, after a look: they may speak of others. */
function theirs(actor: AgentActor | ClientActor, relation: string, rows: Section['rows']): Section['rows'] {
  if (actor.kind === 'agent') return rows
  if (relation === 'call_outs') return []
  return relation === 'messages' ? rows.filter((row) => row['kind'] !== 'note') : rows
}

async function pages(tx: Tx, sections: readonly Section[], now: Date): Promise<Entry[]> {
  const { name, zone, locale } = (await tx.maybe(store.organisation)) ?? {
    name: '',
    zone: 'UTC',
    locale: 'en-GB',
  }
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: zone })
  const data = {
    organisation: name,
    madeAt: now.toISOString(),
    ...Object.fromEntries(inOrder(sections).map(({ relation, rows }) => [relation, rows])),
  }
  return [
    { name: 'readme.html', content: Buffer.from(pageOf(name, now, sections, (at) => format.format(at))) },
    { name: 'data.json', content: Buffer.from(`${JSON.stringify(data, null, 2)}\n`) },
  ]
}

async function* papersOf({ database, files }: Parts, ids: readonly string[]): AsyncGenerator<Entry> {
  let count = 0
  for (const id of ids) {
    const paper = await database.each.maybe(store.paper, id)
    if (!paper) continue
    const content = await files.read(paper).catch(lostOrRefused)
    const name = `papers/${(count += 1)}-${safe(paper.name)}`
    yield content ? { name, content } : { name: `${name} (lost).txt`, content: LOST }
  }
}

const LOST = Buffer.from('What we kept of this paper is missing, or is not what was sent. We are sorry.\n')

function lostOrRefused(error: unknown): undefined {
  if (!(error instanceof StoreProblem)) throw error
  if (error.kind === 'missing' || error.kind === 'damaged') return undefined
  refuse(clientRefusals.paper_not_reached)
}

/** A name that is nothing but a name wherever the archive is opened. */
const safe = (name: string) =>
  name
    .replace(/[/\\:*?"<>|\u0000-\u001f]/g, '_')
    .replace(/^\.+/, '_')
    .slice(0, 120)
