import { done } from '#platform/contract/values.ts'
import type { Bind } from '../accounts/contract.ts'
import { reopen } from './commands.ts'
import * as client from './commands.client.ts'
import * as desk from './commands.desk.ts'
import * as work from './commands.work.ts'
import { caseRoutes, myRoutes } from './contract.routes.ts'
import * as tags from './commands.tags.ts'
import { tagRoutes } from './contract.tags.ts'
import { listTags } from './queries.tags.ts'
import { tellTerm } from './commands.terms.ts'
import { termRoutes } from './contract.terms.ts'
import { termsOfCase } from './queries.terms.ts'
import { countCases, getCase } from './queries.ts'
import { myCase, myHome } from './queries.client.ts'
import { countMatching, listCases } from './queries.lists.ts'
import * as views from './commands.views.ts'
import { viewRoutes } from './contract.views.ts'
import { countViews, listViews } from './queries.views.ts'

/** Binds what staff do with cases. */
export function bindCases(bind: Bind): void {
  bindReading(bind)
  bindWriting(bind)
  bindWork(bind)
  bindCourse(bind)
  bindTerms(bind)
  bindTags(bind)
  bindViews(bind)
}

function bindViews(bind: Bind): void {
  bind(viewRoutes.list, (tx, { actor }) => listViews(tx, actor))
  bind(viewRoutes.counts, (tx, { actor, now }) => countViews(tx, actor, now))
  bind(viewRoutes.keep, (tx, { actor, body, now }) => views.keepView(tx, actor, body, now))
  bind(viewRoutes.change, (tx, { actor, params, body, now }) =>
    views.changeView(tx, actor, { ...params, ...body }, now),
  )
  bind(viewRoutes.remove, (tx, { actor, params, body, now }) =>
    acknowledged(views.removeView(tx, actor, { ...params, ...body }, now)),
  )
  bind(viewRoutes.move, (tx, { actor, params, body, now }) =>
    acknowledged(views.moveView(tx, actor, { ...params, ...body }, now)),
  )
}

function bindTags(bind: Bind): void {
  bind(tagRoutes.list, async (tx, { query }) => ({ items: await listTags(tx, query) }))
  bind(tagRoutes.add, async (tx, { actor, params, body, now }) => {
    const { id, name } = await tags.addTag(tx, actor, { ...params, ...body }, now)
    return { id, name }
  })
  bind(tagRoutes.remove, (tx, { actor, params, now }) => acknowledged(tags.removeTag(tx, actor, params, now)))
  bind(tagRoutes.rename, (tx, { actor, params, body, now }) =>
    tags.renameTag(tx, actor, { ...params, ...body }, now),
  )
  bind(tagRoutes.merge, async (tx, { actor, params, body, now }) => ({
    cases: await tags.mergeTag(tx, actor, { ...params, ...body }, now),
  }))
  bind(tagRoutes.withdraw, (tx, { actor, params, body, now }) =>
    acknowledged(tags.withdrawTag(tx, actor, { ...params, ...body }, now)),
  )
}

function bindTerms(bind: Bind): void {
  bind(termRoutes.list, (tx, { params }) => termsOfCase(tx, params.caseId))
  bind(termRoutes.tell, (tx, { actor, params, body, now }) =>
    tellTerm(tx, actor, { ...params, ...body }, now),
  )
}

function bindReading(bind: Bind): void {
  bind(caseRoutes.list, (tx, { actor, query, now }) => listCases(tx, actor, query, now))
  bind(viewRoutes.matching, (tx, { actor, query, now }) => countMatching(tx, actor, query, now))
  bind(caseRoutes.counts, (tx, { actor, now }) => countCases(tx, actor, now))
  bind(caseRoutes.get, (tx, { actor, params, now }) => getCase(tx, actor, params.caseId, now))
}

function bindWriting(bind: Bind): void {
  bind(caseRoutes.changeStory, (tx, { actor, params, body, version, now }) =>
    desk.changeStory(tx, actor, { ...params, version, change: body }, now),
  )
  bind(caseRoutes.write, (tx, { actor, params, body, version, now }) =>
    desk.writeMessage(tx, actor, { ...params, ...body, version }, now),
  )
  bind(caseRoutes.decline, (tx, { actor, params, body, now }) =>
    desk.decline(tx, actor, { ...params, ...body }, now),
  )
}

function bindWork(bind: Bind): void {
  bind(caseRoutes.openLeg, (tx, { actor, params, body, now }) => {
    const dueAt = body.dueAt === undefined ? undefined : new Date(body.dueAt)
    return work.openLeg(tx, actor, { ...params, ...body, dueAt }, now)
  })
  bind(caseRoutes.changeLeg, (tx, { actor, params, body, now }) => {
    if (body.to !== 'open') return work.changeLeg(tx, actor, { ...params, ...body }, now)
    const dueAt = body.dueAt === undefined ? undefined : new Date(body.dueAt)
    return work.changeLeg(tx, actor, { ...params, ...body, dueAt }, now)
  })
  bind(caseRoutes.ask, (tx, { actor, params, body, now }) =>
    work.askQuestion(tx, actor, { ...params, ...body }, now),
  )
  bind(caseRoutes.answer, (tx, { actor, params, body, now }) =>
    work.answerQuestion(tx, actor, { ...params, ...body }, now),
  )
}

function bindCourse(bind: Bind): void {
  bind(caseRoutes.setWaiting, (tx, { actor, params, body, now }) =>
    acknowledged(desk.setWaiting(tx, actor, { ...params, ...body }, now)),
  )
  bind(caseRoutes.snooze, (tx, { actor, params, body, now }) => {
    const until = body.until === null ? null : new Date(body.until)
    return acknowledged(desk.snooze(tx, actor, { ...params, until }, now))
  })
  bind(caseRoutes.give, (tx, { actor, params, body, now }) =>
    acknowledged(desk.give(tx, actor, { ...params, ...body }, now)),
  )
  bind(caseRoutes.follow, (tx, { actor, params, body, now }) =>
    acknowledged(desk.follow(tx, actor, { ...params, ...body }, now)),
  )
  bind(caseRoutes.attempt, (tx, { actor, params, body, now }) =>
    acknowledged(desk.recordAttempt(tx, actor, { ...params, ...body }, now)),
  )
  bind(caseRoutes.close, async (tx, { actor, params, body, version, now }) => {
    await desk.closeCase(tx, actor, { ...params, ...body, version }, now)
    return { closed: true } as const
  })
  bind(caseRoutes.reopen, (tx, { actor, params, body, now }) =>
    acknowledged(reopen(tx, actor, { ...params, ...body, by: 'agent' }, now)),
  )
}

/** Binds the client's own page. */
export function bindMy(bind: Bind): void {
  bind(myRoutes.home, (tx, { actor, now }) => myHome(tx, actor, now))
  bind(myRoutes.get, (tx, { actor, params, now }) => myCase(tx, actor, params.caseId, now))
  bind(myRoutes.reply, (tx, { actor, params, body, now }) =>
    client.reply(tx, actor, { ...params, ...body }, now),
  )
  bind(myRoutes.confirm, (tx, { actor, params, body, now }) =>
    acknowledged(client.confirm(tx, actor, { ...params, ...body }, now)),
  )
  bind(myRoutes.answer, (tx, { actor, params, body, now }) =>
    acknowledged(client.answerMine(tx, actor, { ...params, ...body }, now)),
  )
}

async function acknowledged(work: Promise<unknown>) {
  await work
  return done
}
