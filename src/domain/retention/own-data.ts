/** What is kept about a person, made readable: one page without anything from elsewhere. */

export type Section = {
  readonly relation: string
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

const TITLES: Readonly<Record<string, string>> = {
  clients: 'You',
  client_identifiers: 'How to reach you',
  client_facts: 'What you have told us',
  client_representatives: 'Who may act for you',
  client_field_values: 'What we keep beside that',
  cases: 'Your cases',
  case_field_values: 'What we keep with your cases',
  contacts: 'Conversations and letters',
  contact_pages: 'Pages from which you wrote to us',
  messages: 'What was said and written',
  papers: 'Papers (in the folder “papers”)',
  commitments: 'What we promised',
  legs: 'Work by others for you',
  open_questions: 'Questions',
  terms_told: 'Prices and terms that you were told',
  call_outs: 'What we asked ourselves when something was late',
  client_sessions: 'When your pages were open',
  client_links: 'Links to your page',
  client_codes: 'Codes sent to you',
}
/** The order in which a person reads it. */
const ORDER = Object.keys(TITLES)

/** Sections in the order in which they are read; those without rows are left out. */
export function inOrder(sections: readonly Section[]): Section[] {
  return sections
    .filter(({ rows }) => rows.length > 0)
    .toSorted((a, b) => ORDER.indexOf(a.relation) - ORDER.indexOf(b.relation))
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

/** A value as people read it; nothing for what is not known. */
function shown(value: unknown, when: (at: Date) => string): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return INSTANT.test(value) ? when(new Date(value)) : value
  return Array.isArray(value) ? value.join(', ') : JSON.stringify(value)
}

function rowOf(row: Readonly<Record<string, unknown>>, when: (at: Date) => string): string {
  const lines = Object.entries(row)
    .map(([name, value]) => [name.replaceAll('_', ' '), shown(value, when)] as const)
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `<div><dt>${escaped(name)}</dt><dd>${escaped(text)}</dd></div>`)
  return `<dl>${lines.join('')}</dl>`
}

/** The page: everything that is kept, by what it is about. `when` says instants in words. */
export function pageOf(
  organisation: string,
  madeAt: Date,
  sections: readonly Section[],
  when: (at: Date) => string,
): string {
  const parts = inOrder(sections).map(
    ({ relation, rows }) =>
      `<section><h2>${escaped(TITLES[relation] ?? relation)}</h2>${rows.map((row) => rowOf(row, when)).join('')}</section>`,
  )
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>What ${escaped(organisation)} keeps about you</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; color: #1c2530; background: #fff }
dl { margin: 0 0 1rem; padding: .75rem 1rem; border: 1px solid #c9d1da; border-radius: .5rem }
dl div { display: grid; grid-template-columns: 12rem 1fr; gap: 1rem } dt { color: #51606f } dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere }
@media (max-width: 34rem) { dl div { grid-template-columns: 1fr; gap: 0 } }
</style></head>
<body><h1>What ${escaped(organisation)} keeps about you</h1>
<p>Everything, as it was on ${escaped(when(madeAt))}. The same stands in data.json for programs.</p>
${parts.join('\n')}
</body></html>
`
}
