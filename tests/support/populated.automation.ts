import { automationRoutes } from '#domain/automation/contract.ts'
import { ruleRoutes } from '#domain/automation/contract.rules.ts'
import type { Caller } from './service.ts'

/** A prepared answer, a macro that somebody has just used, and a rule that is off. */
export async function automated(lead: Caller, agent: Caller, caseId: string) {
  const answer = await lead.call(automationRoutes.addAnswer, {
    body: { name: 'Thank you', body: 'Thank you, {client}.' },
  })
  const actions = [{ do: 'set_stakes' as const, stakes: 'moment_of_truth' as const }]
  const macro = await lead.call(automationRoutes.addMacro, { body: { name: 'At stake', actions } })
  const params = { caseId, macroId: macro.id }
  const used = await agent.call(automationRoutes.use, { params, body: {} })
  const rule = await lead.call(ruleRoutes.add, {
    body: { name: 'At stake', trigger: 'case_opened', actions },
  })
  return { answerId: answer.id, macroId: macro.id, macroRunId: used.runId, ruleId: rule.id }
}
