import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { StoreProblem } from '#platform/files/place.ts'
import type { Store } from '#platform/files/store.ts'
import { zipOf } from '#platform/files/zip.ts'
import type { Entry } from '#platform/files/zip.ts'
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

type Asked = { readonly clientId: string; readonly files: Store }

/**
 * Everything that is kept about a person as one archive: a readable page, the same as JSON, and the papers. For staff, and
 * for the client themselves once a code or link has shown who they are (R15). That it was given stands in the ledger.
 * Refuses while the papers cannot be reached; in the place of one that was lost it says so.
 */
export async function ownData(tx: Tx, actor: AgentActor | ClientActor, asked: Asked, now: Date) {
  mustSeeAll()
  const clientId = (await tx.maybe(erase.livesOn, asked.clientId))?.id ?? refuse(general.not_found)
  if ((await tx.one(erase.erasedAt, clientId)).erasedAt !== null) refuse(general.not_found)
  const ids = (await tx.all(erase.everybody, clientId)).map(({ id }) => id)
  const given = await givenOf(tx, ids, now)
  const sections: Section[] = []
  for (const { relation, run } of erase.owns) {
    const { rows } = await tx.one(run, ...given)
    sections.push({ relation, rows: theirs(actor, relation, rows as Section['rows']) })
  }
  const papers = await papersOf(tx, asked.files, given)
  const facts = { papers: papers.length, to: actor.kind === 'client' ? 'client' : 'agent' } as const
  await record(tx, retentionEvents.given, { ...madeBy(actor, now), clientId }, facts)
  const content = zipOf([...(await pages(tx, sections, now)), ...papers])
  return { name: `data-${now.toISOString().slice(0, 10)}.zip`, mediaType: 'application/zip', content }
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

async function papersOf(
  tx: Tx,
  files: Store,
  [clientIds, , caseIds, contactIds]: erase.Given,
): Promise<Entry[]> {
  const entries: Entry[] = []
  for (const { id } of await tx.all(store.paperIds, clientIds, caseIds, contactIds)) {
    const paper = await tx.maybe(store.paper, id)
    if (!paper) continue
    const content = await files.read(paper).catch(lostOrRefused)
    const name = `papers/${entries.length + 1}-${safe(paper.name)}`
    entries.push(content ? { name, content } : { name: `${name} (lost).txt`, content: LOST })
  }
  return entries
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
