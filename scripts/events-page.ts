import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
// Everything that is bound brings its events with it.
import '#src/app.ts'
import { eventKinds } from '#domain/webhooks/kinds.ts'
import type { EventKind } from '#domain/webhooks/contract.ts'

/** The page `docs/integrate/events.md`, made from the events that the contracts declare. */
export function eventsPage(): string {
  const groups = [...Map.groupBy(eventKinds(), (one) => one.group)]
  return `${introduction}\n${groups.map(([group, kinds]) => section(group, kinds)).join('\n')}`
}

function section(group: string, kinds: readonly EventKind[]): string {
  const rows = kinds.map(
    ({ kind, meaning, facts }) => `| \`${kind}\` | ${meaning} | ${facts.map(factWords).join('<br>')} |`,
  )
  return `## ${group}\n\n| kind | what happened | facts |\n|---|---|---|\n${rows.join('\n')}\n`
}

const factWords = ({ name, form }: EventKind['facts'][number]) => `${name}: ${form.replaceAll('|', '\\|')}`

const introduction = `# Events

Whatever changes here leaves one row in the ledger. [Webhooks](webhooks.md) tell these rows as they are: ids and facts,
never what somebody said. Choose them by kind (\`case.opened\`), by group (\`case.*\`) or all (\`*\`). What is told looks like this:

\`\`\`json
{
  "type": "case.opened",
  "timestamp": "2026-11-23T09:14:03.512Z",
  "data": {
    "actor": "agent", "actorId": "019f5ca2-…",
    "contactId": "019f5ca3-…", "caseId": "019f5ca3-…", "clientId": "019f5ca1-…",
    "agentId": "019f5ca2-…", "serviceId": null, "departmentId": null,
    "facts": {}
  }
}
\`\`\`

\`actor\` is who made it happen: \`agent\`, \`client\`, \`visitor\`, \`key\` (a program; \`actorId\` is the id of its key), \`service\`
(by itself) or \`import\`. Ids that have nothing to do with it are null. Read more about them through [the API](api.md). New kinds
and new facts may come; ignore what you do not know.

This page is made by \`scripts/events-page.ts\` from the events in the code; a test compares the two.
`

if (import.meta.main) {
  writeFileSync(resolve(import.meta.dirname, '../docs/integrate/events.md'), eventsPage())
  // Loading the service opens nothing, but what it loads may wait.
  process.exit(0)
}
