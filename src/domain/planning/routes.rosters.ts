import { done } from '#platform/contract/values.ts'
import type { Bind } from '../accounts/contract.ts'
import * as mine from './commands/mine.ts'
import * as people from './commands/people.ts'
import * as rosters from './commands/rosters.ts'
import * as shifts from './commands/shifts.ts'
import { myShiftRoutes } from './contract.mine.ts'
import { peopleRoutes } from './contract.people.ts'
import { rosterRoutes } from './contract.rosters.ts'
import * as readMine from './queries/mine.ts'
import * as readPeople from './queries/people.ts'
import * as readRosters from './queries/rosters.ts'

/** Binds people, rosters and what everybody sees of their own shifts. */
export function bindRosters(bind: Bind, parts: { readonly publicUrl: string }): void {
  bindPeople(bind)
  bindPlans(bind)
  bindShifts(bind)
  bindMine(bind)
  bindCalendar(bind, parts)
}

function bindPeople(bind: Bind): void {
  bind(peopleRoutes.patterns, async (tx) => ({ items: await readPeople.listPatterns(tx) }))
  bind(peopleRoutes.addPattern, (tx, { actor, body, now }) => people.addPattern(tx, actor, body, now))
  bind(peopleRoutes.setPattern, (tx, { actor, params, body, version, now }) =>
    people.setPattern(tx, actor, params.patternId, body, version, now),
  )
  bind(peopleRoutes.people, async (tx) => ({ items: await readPeople.listPeople(tx) }))
  bind(peopleRoutes.setTerms, (tx, { actor, params, body, version, now }) =>
    people.setTerms(tx, actor, params.agentId, body, version, now),
  )
  bind(peopleRoutes.leaves, async (tx, { query, now }) => ({
    items: await readPeople.listLeaves(tx, query, now),
  }))
  bind(peopleRoutes.addLeave, (tx, { actor, body, now }) => people.addLeave(tx, actor, body, now))
  bind(peopleRoutes.removeLeave, async (tx, { actor, params, now }) => {
    await people.removeLeave(tx, actor, params.leaveId, now)
    return done
  })
}

function bindPlans(bind: Bind): void {
  bind(rosterRoutes.rosters, (tx, { query }) => readRosters.listRosters(tx, query))
  bind(rosterRoutes.make, (tx, { actor, body, now }) => rosters.makeRoster(tx, actor, body, now))
  bind(rosterRoutes.get, (tx, { params }) => readRosters.getRoster(tx, params.rosterId))
  bind(rosterRoutes.solve, (tx, { params, body }) => rosters.solveRoster(tx, { ...params, ...body }))
  bind(rosterRoutes.replan, (tx, { actor, params, body, now }) => {
    const fromAt = body.fromAt === undefined ? now : new Date(body.fromAt)
    return rosters.replanRoster(tx, actor, { ...params, fromAt }, now)
  })
  bind(rosterRoutes.publish, (tx, { actor, params, version, now }) =>
    rosters.publishRoster(tx, actor, params.rosterId, version, now),
  )
  bind(rosterRoutes.remove, async (tx, { actor, params, now }) => {
    await rosters.removeRoster(tx, actor, params.rosterId, now)
    return done
  })
}

function bindShifts(bind: Bind): void {
  bind(rosterRoutes.giveShift, (tx, { actor, params, body, now }) =>
    shifts.giveShift(tx, actor, params.rosterId, body, now),
  )
  bind(rosterRoutes.moveShift, (tx, { actor, params, body, version, now }) =>
    shifts.moveShift(tx, actor, { ...params, version }, body, now),
  )
  bind(rosterRoutes.takeShift, (tx, { actor, params, now }) => shifts.takeShift(tx, actor, params, now))
}

function bindMine(bind: Bind): void {
  bind(myShiftRoutes.mine, (tx, { actor, query, now }) => readMine.readMine(tx, actor.agentId, query, now))
  bind(myShiftRoutes.colleaguesShifts, (tx, { actor, params, now }) =>
    readMine.readSwappable(tx, actor.agentId, params.shiftId, now),
  )
  bind(myShiftRoutes.wish, (tx, { actor, body, now }) => mine.makeWish(tx, actor, body, now))
  bind(myShiftRoutes.withdrawWish, async (tx, { actor, params, now }) => {
    await mine.withdrawWish(tx, actor, params.wishId, now)
    return done
  })
  bind(myShiftRoutes.askSwap, (tx, { actor, body, now }) => mine.askSwap(tx, actor, body, now))
  bind(myShiftRoutes.answerSwap, (tx, { actor, params, body, now }) =>
    mine.answerSwap(tx, actor, { ...params, ...body }, now),
  )
  bind(myShiftRoutes.withdrawSwap, async (tx, { actor, params, now }) => {
    await mine.withdrawSwap(tx, actor, params.swapId, now)
    return done
  })
}

function bindCalendar(bind: Bind, { publicUrl }: { readonly publicUrl: string }): void {
  // The address holds a secret that is kept nowhere, so it is not kept with a key either.
  bind(myShiftRoutes.makeFeed, (tx, { actor, now }) => mine.makeFeed(tx, actor, publicUrl, now), {
    keyless: true,
  })
  bind(myShiftRoutes.feed, async (tx, { params, now, reply }) => {
    const text = await readMine.readCalendar(tx, params.token.slice(0, -'.ics'.length), now)
    return reply
      .header('content-type', 'text/calendar; charset=utf-8')
      .header('cache-control', 'private, no-store')
      .send(text)
  })
}
