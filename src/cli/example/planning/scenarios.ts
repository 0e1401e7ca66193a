import type { AgentActor } from '#domain/accounts/contract.ts'
import { saveScenario } from '#domain/planning/commands/what-if.ts'
import type { Lever } from '#domain/planning/contract.what-if.ts'
import type { Database } from '#platform/database/database.ts'
import type { World } from '../world.ts'

type Saved = { readonly name: string; readonly note: string; readonly levers: readonly Lever[] }

/** What Harbour's planner wants to know; on the organisation's own figures, ready to be run. */
const scenarios: readonly Saved[] = [
  {
    name: 'As it was, and as it is',
    note: 'Both ways of working on our own contacts. What our contacts cannot tell is assumed, and says so.',
    levers: [],
  },
  {
    name: 'Without missed bins, and more met at once',
    note: 'If the new collection routes were mended, and first advisers could decide more themselves.',
    levers: [
      { kind: 'remove_cause', share: 0.12, name: 'Missed bins since the new routes' },
      { kind: 'move_expertise_forward', toShare: 0.9 },
    ],
  },
]

/** Saves the example's what-ifs as its planner would; their inputs are measured on what has been written. */
export async function addScenarios(database: Database, { agents, now }: World): Promise<void> {
  const planner = agents.find(({ person }) => person.roles?.includes('planner'))
  if (!planner) return
  const actor: AgentActor = {
    kind: 'agent',
    agentId: planner.id,
    name: planner.name,
    departmentId: planner.departmentId,
    authorityPence: 0,
    roles: ['agent', 'planner'],
  }
  await database.transact(async (tx) => {
    for (const { levers, ...one } of scenarios) {
      const given = { ...one, levers: [...levers], inputs: {}, replications: 20, seed: 1 }
      await saveScenario(tx, actor, given, now)
    }
  })
}
