import { general } from '#platform/contract/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { refuse } from '#platform/refusal.ts'
import * as peopleStore from './store.people.ts'
import { SILENT_AFTER_MS } from './rules.ts'
import * as store from './store.ts'

type Named = { readonly id: string; readonly name: string }
type AwayColumns = {
  readonly awayFrom: Date | null
  readonly awayUntil: Date | null
  readonly coverId: string | null
  readonly coverName: string | null
}

/** Active colleagues, available ones first. */
export async function findColleagues(
  tx: Tx,
  asked: { q: string; skillId?: string | undefined; serviceId?: string | undefined },
  now: Date,
) {
  const words = asked.q
    .replaceAll('\u0000', '')
    .trim()
    .replace(/[\\%_]/g, '\\$&')
  const rows = await tx.all(store.colleagues, now, words, asked.skillId ?? null, asked.serviceId ?? null)
  return rows.map(({ awayFrom, awayUntil, coverId, coverName, ...colleague }) => ({
    ...colleague,
    absence: absenceOf({ awayFrom, awayUntil, coverId, coverName }, now),
  }))
}

/** A desk that has shown no sign of life since then is closed. */
export const silentSince = (now: Date): Date => new Date(now.getTime() - SILENT_AFTER_MS)

/** Whether this agent’s desk is open, whatever they say of themselves. */
export async function deskIsOpen(tx: Tx, agentId: string, now: Date): Promise<boolean> {
  return (await tx.one(store.deskOpen, agentId, silentSince(now))).open
}

/** Skills by name. */
export function listSkills(tx: Tx) {
  return tx.all(store.skills)
}

/** An agent’s own presence, absence and whom they cover. */
export async function myState(tx: Tx, agentId: string, now: Date) {
  const row = (await tx.maybe(store.mine, agentId, now)) ?? refuse(general.not_found)
  return {
    presence: row.presence ?? ('offline' as const),
    reason: row.reason,
    since: row.since,
    absence: absenceOf(row, now),
    covering: row.covering,
    settings: row.settings,
  }
}

function absenceOf(row: AwayColumns, now: Date) {
  if (row.awayFrom === null || row.coverId === null || row.coverName === null) return null
  if (row.awayUntil !== null && row.awayUntil <= now) return null
  return { from: row.awayFrom, until: row.awayUntil, cover: { id: row.coverId, name: row.coverName } }
}

/**
 * Who covers for an absent agent now. A cover who is away too is covered in turn; nobody is asked twice.
 * @returns null when the agent is here, or when nobody in the chain is.
 */
export async function coverFor(tx: Tx, agentId: string, now: Date): Promise<Named | null> {
  const chain = await tx.all(store.coverChain, agentId, now)
  if (!chain[0]?.absent) return null
  const cover = chain.find((one) => one.depth > 0 && one.active && !one.absent)
  return cover ? { id: cover.id, name: cover.name } : null
}

/** The last 100 notifications, newest first, and how many are unread in all. */
export async function listNotifications(tx: Tx, agentId: string) {
  const items = await tx.all(store.notifications, agentId)
  const { unread } = await tx.one(store.unread, agentId)
  return { items, unread }
}

/** What the agent was writing, newest first. */
export function listDrafts(tx: Tx, agentId: string) {
  return tx.all(store.drafts, agentId)
}

/** Everybody who works here or has worked here, with all that is set for them. */
export function listPeople(tx: Tx) {
  return tx.all(peopleStore.people)
}
