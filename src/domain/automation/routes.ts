import { done } from '#platform/contract/values.ts'
import type { Bind } from '../accounts/contract.ts'
import * as answers from './commands/answers.ts'
import { previewMacro, runMacro, undoMacro } from './commands/macros.ts'
import * as rules from './commands/rules.ts'
import { automationRoutes } from './contract.ts'
import { ruleRoutes } from './contract.rules.ts'
import { dryRun } from './queries/dry-run.ts'
import { listRules, ruleLog } from './queries/rules.ts'
import { valuesOf } from './queries/values.ts'
import { macros } from './store/answers.ts'

/** Binds prepared answers, macros and rules. */
export function bindAutomation(bind: Bind): void {
  bindAnswers(bind)
  bindMacros(bind)
  bindRules(bind)
}

function bindAnswers(bind: Bind): void {
  const r = automationRoutes
  bind(r.addAnswer, (tx, { actor, body, now }) => answers.addAnswer(tx, actor, body, now))
  bind(r.changeAnswer, (tx, { actor, params, body, version, now }) =>
    answers.changeAnswer(tx, actor, { ...params, ...body, version }, now),
  )
  bind(r.removeAnswer, async (tx, { actor, params, now }) => {
    await answers.removeAnswer(tx, actor, params.answerId, now)
    return done
  })
  bind(r.values, (tx, { actor, params }) => valuesOf(tx, params.caseId, actor.name))
}

function bindMacros(bind: Bind): void {
  const r = automationRoutes
  bind(r.macros, async (tx) => ({ items: await tx.all(macros) }))
  bind(r.addMacro, (tx, { actor, body, now }) => answers.addMacro(tx, actor, body, now))
  bind(r.changeMacro, (tx, { actor, params, body, version, now }) =>
    answers.changeMacro(tx, actor, { ...params, ...body, version }, now),
  )
  bind(r.removeMacro, async (tx, { actor, params, now }) => {
    await answers.removeMacro(tx, actor, params.macroId, now)
    return done
  })
  bind(r.preview, (tx, { actor, params }) => previewMacro(tx, actor, params))
  bind(r.use, (tx, { actor, params, now }) => runMacro(tx, actor, params, now))
  bind(r.undo, (tx, { actor, params, now }) => undoMacro(tx, actor, params.macroRunId, now))
}

function bindRules(bind: Bind): void {
  const r = ruleRoutes
  bind(r.list, async (tx, { now }) => ({ items: await listRules(tx, now) }))
  bind(r.add, (tx, { actor, body, now }) => rules.addRule(tx, actor, body, now))
  bind(r.change, (tx, { actor, params, body, version, now }) =>
    rules.changeRule(tx, actor, { ...params, ...body, version }, now),
  )
  bind(r.remove, async (tx, { actor, params, now }) => {
    await rules.removeRule(tx, actor, params.ruleId, now)
    return done
  })
  bind(r.setOn, (tx, { actor, params, body, now }) =>
    rules.switchRule(tx, actor, { ...params, ...body }, now),
  )
  bind(r.order, async (tx, { actor, body, now }) => {
    await rules.orderRules(tx, actor, body.ruleIds, now)
    return done
  })
  bind(r.dryRun, (tx, { body, now }) => dryRun(tx, body, now))
  bind(r.log, (tx, { query }) => ruleLog(tx, query))
}
