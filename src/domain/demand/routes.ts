import { done } from '#platform/contract/values.ts'
import { perView } from '#platform/kept.ts'
import type { Feed } from '#platform/live/feed.ts'
import type { Bind } from '../accounts/contract.ts'
import { addCause, setCause } from './commands/causes.ts'
import { askToLearn } from './commands/learn.ts'
import { markDemand } from './commands/mark.ts'
import { addSheet, closeSheet, markSheet } from './commands/sheets.ts'
import { mergeSubjects, nameSubject, renameSubject } from './commands/subjects.ts'
import { demandEvents, demandRoutes as r } from './contract.ts'
import { sheetRoutes as sheet } from './contract.sheets.ts'
import { countContacts } from './counts.ts'
import type { CountDemand } from './counts.ts'
import { createProposals } from './proposals.ts'
import type { Proposals } from './proposals.ts'
import { listCauses } from './queries/causes.ts'
import { modelReport } from './queries/model.ts'
import { getOverview } from './queries/overview.ts'
import { getSheet, listSheets } from './queries/sheets.ts'
import { listSubjects } from './queries/subjects.ts'
import { getSuggestion } from './queries/suggestion.ts'
import { createSubjects } from './subjects.ts'
import type { Subjects } from './subjects.ts'
import { createSuggester } from './suggester.ts'
import type { Suggester } from './suggester.ts'

/** What is known of demand in memory, for the routes and for the jobs of a process alike. */
export type DemandMemory = {
  readonly suggester: Suggester
  readonly subjects: Subjects
  readonly proposals: Proposals
}

/** Memory that hears from the ledger when another model was learnt or a subject named, on whatever node. */
export function createDemandMemory(feed?: Pick<Feed, 'onBatch'>): DemandMemory {
  const memory = byView()
  feed?.onBatch(({ rows }) => {
    if (rows.some((row) => row.kind === demandEvents.modelTrained.kind)) memory.suggester.forget()
    if (rows.some((row) => row.kind === demandEvents.subjectNamed.kind)) forgetNames(memory)
  })
  return memory
}

/** Words that somebody saw are learnt, named and proposed to those who see just as much. */
function byView(): DemandMemory {
  const suggesters = perView(createSuggester)
  const subjects = perView(createSubjects)
  const proposals = perView(() => createProposals())
  return {
    suggester: {
      suggest: (...asked) => suggesters.own().suggest(...asked),
      learn: (mark) => suggesters.own().learn(mark),
      forget: () => suggesters.each().forEach((one) => one.forget()),
    },
    subjects: {
      nearest: (...asked) => subjects.own().nearest(...asked),
      assign: (...asked) => subjects.own().assign(...asked),
      forget: () => subjects.each().forEach((one) => one.forget()),
    },
    proposals: {
      of: (...asked) => proposals.own().of(...asked),
      find: (named) => proposals.own().find(named),
      forget: () => proposals.each().forEach((one) => one.forget()),
    },
  }
}

function forgetNames({ subjects, proposals }: DemandMemory): void {
  subjects.forget()
  proposals.forget()
}

export type DemandParts = {
  readonly memory: DemandMemory
  /** How contacts are counted; themselves, unless something quicker is given. */
  readonly count?: CountDemand
}

/** Binds everything about demand. */
export function bindDemand(bind: Bind, { memory, count = countContacts }: DemandParts): void {
  bind(r.suggestion, (tx, { actor, params, now }) => getSuggestion(tx, actor, params.contactId, memory, now))
  bind(r.mark, (tx, { actor, params, body, now }) =>
    markDemand(tx, actor, { ...params, ...body }, memory, now),
  )
  bind(r.overview, (tx, { query, now }) => getOverview(tx, count, query, now), { lasting: true })
  bind(r.model, (tx) => modelReport(tx))
  bind(r.retrain, async (tx) => {
    await askToLearn(tx)
    return modelReport(tx)
  })
  bind(r.causes, (tx) => listCauses(tx))
  bind(r.addCause, (tx, { actor, body, now }) => addCause(tx, actor, body, now))
  bind(r.setCause, (tx, { actor, params, body, now }) => setCause(tx, actor, { ...params, ...body }, now))
  bindSubjects(bind, memory)
  bindSheets(bind)
}

function bindSubjects(bind: Bind, memory: DemandMemory): void {
  bind(r.subjects, (tx, { query, now }) => listSubjects(tx, memory, query, now), { lasting: true })
  bind(r.nameSubject, async (tx, { actor, body, now }) => {
    const named = await nameSubject(tx, actor, body, memory.proposals.find(body), now)
    tx.afterCommit(() => forgetNames(memory))
    return named
  })
  bind(r.renameSubject, async (tx, { actor, params, body, now }) => {
    const named = await renameSubject(tx, actor, { ...params, ...body }, now)
    tx.afterCommit(() => forgetNames(memory))
    return named
  })
  bind(r.mergeSubjects, async (tx, { actor, params, body, now }) => {
    const merged = await mergeSubjects(tx, actor, { ...params, ...body }, now)
    tx.afterCommit(() => forgetNames(memory))
    return merged
  })
}

function bindSheets(bind: Bind): void {
  bind(sheet.sheets, (tx, { actor }) => listSheets(tx, actor))
  bind(sheet.addSheet, (tx, { actor, body, now }) => addSheet(tx, actor, body, now))
  bind(sheet.sheet, (tx, { actor, params }) => getSheet(tx, actor, params.sheetId))
  bind(sheet.markSheet, async (tx, { actor, params, body, now }) => {
    await markSheet(tx, actor, { ...params, ...body }, now)
    return done
  })
  bind(sheet.closeSheet, (tx, { actor, params, now }) => closeSheet(tx, actor, params.sheetId, now))
}
