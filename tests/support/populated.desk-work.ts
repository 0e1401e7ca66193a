import { newsRoutes } from '#domain/agents/contract.news.ts'
import { bulkRoutes } from '#domain/bulk/contract.ts'
import { tagRoutes } from '#domain/cases/contract.tags.ts'
import { viewRoutes } from '#domain/cases/contract.views.ts'
import { fieldRoutes } from '#domain/fields/contract.ts'
import type { Caller } from './service.ts'

/** The keys of a browser, as any browser makes them. */
const DEVICE = {
  endpoint: 'https://push.example/a-browser',
  p256dh: `B${'A'.repeat(86)}`,
  auth: 'A'.repeat(22),
}

/** Two tags, a field, a kept view, something done to many cases, and a device; all of it the agent's. */
export async function deskWork(
  agent: Caller,
  admin: Caller,
  caseId: string,
): Promise<Readonly<Record<string, string>>> {
  const params = { caseId }
  const tag = await agent.call(tagRoutes.add, { params, body: { name: 'Water' } })
  const into = await agent.call(tagRoutes.add, { params, body: { name: 'Plumbing' } })
  const field = await admin.call(fieldRoutes.add, { body: { about: 'case', kind: 'text', name: 'Floor' } })
  const view = await agent.call(viewRoutes.keep, { body: { name: 'All of us', filter: { whose: 'all' } } })
  const act = { do: 'tag', name: 'Water' } as const
  const run = await agent.call(bulkRoutes.start, { body: { act, caseIds: [caseId] } })
  const device = await agent.call(newsRoutes.addDevice, { body: DEVICE })
  return {
    tagId: tag.id,
    intoTagId: into.id,
    fieldId: field.id,
    viewId: view.id,
    runId: run.id,
    deviceId: device.id,
    topic: 'clients',
    caseIds: caseId,
    ...DEVICE,
  }
}
