import { expect, test } from 'vitest'
import { globSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { declaredEvents } from '#platform/contract/event.ts'
import { CHANGES, changedBy, paceOf } from './changes.ts'

const contracts = globSync('src/{domain,platform}/**/contract*.ts').map((path) => pathToFileURL(path).href)
const loaded = await Promise.all(
  contracts.map((path): Promise<Record<string, unknown>> => import(/* @vite-ignore */ path)),
)
const kinds = declaredEvents().map(({ kind }) => kind)
const reads = loaded
  .flatMap((contract) => Object.values(contract))
  .flatMap((part) => (typeof part === 'object' && part !== null ? Object.values(part as object) : []))
  .filter((one): one is { id: string; method: string } => one?.method === 'GET' && typeof one.id === 'string')
  .map(({ id }) => id)

test('every kind of event has a line that says which lists it changes', () => {
  expect(kinds.length).toBeGreaterThan(150)
  expect(kinds.filter((kind) => changedBy(kind) === undefined)).toEqual([])
})

test('every line is of an event that there is, and names routes that there are', () => {
  const lines = Object.keys(CHANGES)
  const isOfNone = (line: string) =>
    !kinds.some((kind) => (line.endsWith('.') ? kind.startsWith(line) : kind === line))
  expect(lines.filter(isOfNone)).toEqual([])
  const names = [...new Set(Object.values(CHANGES).flat())]
  const isNoRoute = (name: string) =>
    !reads.some((id) => (name.endsWith('.') ? id.startsWith(name) : id === name))
  expect(names.filter(isNoRoute)).toEqual([])
})

test.each([
  ['contacts.mine', 'contact.offered', true, 'now', 'an offer to whoever sits here'],
  ['contacts.mine', 'contact.offered', false, 'later', 'an offer to somebody else'],
  ['agents.notifications', 'agent.notified', true, 'now', 'told to whoever sits here'],
  ['agents.notifications', 'agent.notified', false, 'later', 'told to somebody else'],
  ['agents.mine', 'agent.absence_set', false, 'soon', 'whoever covers is not the one who is away'],
  ['cases.list', 'case.closed', true, 'now', 'what one does oneself shows at once'],
  ['cases.list', 'case.closed', false, 'soon', 'what others do, within seconds'],
  ['automation.macros', 'contact.message_sent', false, undefined, 'a message makes no macro'],
  ['agents.drafts', 'contact.message_sent', true, undefined, 'drafts are read when the desk opens'],
  ['accounts.me', 'case.closed', false, undefined, 'who one is does not change by it'],
  ['a.new_route', 'contact.message_sent', false, 'soon', 'no line names this route'],
  ['cases.list', 'a.new_kind', true, 'soon', 'no line names this kind'],
  ['measures.rows', 'contact.ended', false, 'later', 'counted from everything'],
  ['contacts.now', 'contact.arrived', false, 'now', 'who waits is live to the second'],
] as const)('%s after %s (mine: %s) is read %s: %s', (id, kind, isMine, pace, _why) => {
  expect(paceOf({ id, readsItself: false }, { kind, isMine })).toBe(pace)
})

test('a page of figures that reads itself again is left to its own interval', () => {
  const event = { kind: 'contact.ended', isMine: true }
  for (const id of ['measures.capability', 'learning.patterns', 'demand.overview']) {
    expect(paceOf({ id, readsItself: true }, event)).toBe(undefined)
  }
  expect(paceOf({ id: 'cases.list', readsItself: true }, event)).toBe('now')
})
