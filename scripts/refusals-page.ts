import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { accountRefusals } from '#domain/accounts/contract.ts'
import { ownAccountRefusals } from '#domain/accounts/contract.account.ts'
import { signInRefusals } from '#domain/accounts/contract.sign-in.ts'
import { viewRefusals } from '#domain/accounts/contract.views.ts'
import { keyRefusals } from '#domain/accounts/contract.keys.ts'
import { newsRefusals } from '#domain/agents/contract.news.ts'
import { personRefusals } from '#domain/agents/contract.people.ts'
import { agentRefusals } from '#domain/agents/contract.ts'
import { automationRefusals } from '#domain/automation/contract.ts'
import { bulkRefusals } from '#domain/bulk/contract.ts'
import { caseRefusals } from '#domain/cases/contract.refusals.ts'
import { tagRefusals } from '#domain/cases/contract.tags.ts'
import { clientRefusals } from '#domain/clients/contract.ts'
import { commitmentRefusals } from '#domain/commitments/contract.ts'
import { contactRefusals } from '#domain/contacts/contract.ts'
import { fieldRefusals } from '#domain/fields/contract.ts'
import { mergingRefusals } from '#domain/merging/contract.refusals.ts'
import { organisationRefusals } from '#domain/organisation/contract.ts'
import { planningRefusals } from '#domain/planning/contract.ts'
import { retentionRefusals } from '#domain/retention/contract.ts'
import { transferRefusals } from '#domain/transfers/contract.ts'
import { webhookRefusals } from '#domain/webhooks/contract.ts'
import { widgetRefusals } from '#domain/widget/contract.ts'
import { general, type RefusalDefinition } from '#platform/contract/refusal.ts'

const groups: readonly (readonly [string, Readonly<Record<string, RefusalDefinition>>])[] = [
  ['Any address', general],
  [
    'Accounts',
    { ...accountRefusals, ...signInRefusals, ...ownAccountRefusals, ...viewRefusals, ...keyRefusals },
  ],
  ['Agents', { ...agentRefusals, ...personRefusals }],
  ['News', newsRefusals],
  ['Clients', clientRefusals],
  ['Contacts', contactRefusals],
  ['Cases', caseRefusals],
  ['Putting together and splitting', mergingRefusals],
  ['Erasure and keeping', retentionRefusals],
  ['Tags', tagRefusals],
  ['Fields', fieldRefusals],
  ['Many cases at once', bulkRefusals],
  ['Commitments', commitmentRefusals],
  ['Prepared answers, macros and rules', automationRefusals],
  ['Organisation', organisationRefusals],
  ['Planning', planningRefusals],
  ['In and out', transferRefusals],
  ['Webhooks', webhookRefusals],
  ['Widget', widgetRefusals],
]

/** The page `docs/integrate/refusals.md`, made from the refusals themselves. */
export function refusalsPage(): string {
  return `${introduction}\n${groups.map(section).join('\n')}`
}

function section([title, refusals]: (typeof groups)[number]): string {
  const rows = Object.values(refusals).map(
    ({ code, status, title: words, why, instead }) =>
      `| \`${code}\` | ${status} | ${words}. ${why} | ${instead} |`,
  )
  return `## ${title}\n\n| code | status | what and why | what we do instead, or what can be done now |\n|---|---|---|---|\n${rows.join('\n')}\n`
}

const introduction = `# Refusals

Whenever Answerable says no, it says why and what can be done instead (R17). Every refusal is
\`application/problem+json\` and carries one of these codes. Codes are stable: let programs decide by \`code\`, never by
the words. The words may be shown to people as they are.

This page is made by \`scripts/refusals-page.ts\` from the refusals in the code; a test compares the two.
[The API](api.md) shows what a refusal looks like on the wire.
`

if (import.meta.main) {
  const page = resolve(import.meta.dirname, '../docs/integrate/refusals.md')
  mkdirSync(resolve(page, '..'), { recursive: true })
  writeFileSync(page, refusalsPage())
}
